using Kms.Silo.Commands;

return await KmsCommands.RunAsync(args);
