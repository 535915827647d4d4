using Kms.Bench;

// dotnet run -c Release --project bench/Kms.Bench            everything, one table
// dotnet run -c Release --project bench/Kms.Bench -- small   a tenth of the sizes
// Each section runs in a process of its own, so that the memory of one does not count for another.
if (args is ["section", var section, var database, var sizes]) return await Sections.RunAsync(section, database, BenchSizes.Named(sizes));
return await Report.PrintAsync(args is ["small"] ? "small" : "full");
