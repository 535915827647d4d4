using Kms.Web.Auth;
using Kms.Web.Security;

var builder = WebApplication.CreateBuilder(args);
builder.AddKmsSecurity();
builder.AddKmsAuth();

var app = builder.Build();
app.UseKmsSecurity();
await app.RunAsync();
