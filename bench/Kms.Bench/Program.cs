using Kms.Bench;

// dotnet run -c Release --project bench/Kms.Bench            everything, one table
// dotnet run -c Release --project bench/Kms.Bench -- small   a tenth of the sizes
// dotnet run -c Release --project bench/Kms.Bench -- timing  whether time tells that an address has an account
// dotnet run -c Release --project bench/Kms.Bench -- audit   verifies a trail of a million entries
// dotnet run -c Release --project bench/Kms.Bench -- section console sqlite full   50 people at live pages, one section alone
// Each section runs in a process of its own, so that the memory of one does not count for another.
if (args is ["section", var section, var database, var sizes]) return await Sections.RunAsync(section, database, BenchSizes.Named(sizes));
if (args is ["timing"]) return await TimingBench.RunAsync(2_020);
if (args is ["audit"]) return await AuditBench.RunAsync(1_000_000);
return await Report.PrintAsync(args is ["small"] ? "small" : "full");
