using Kms.Silo.Demo;
using Kms.Silo.Hosting;
using Kms.Web.Api;
using Kms.Web.Auth;
using Kms.Web.Components;
using Kms.Web.Ldap;
using Kms.Web.Security;
using Kms.Web.Start;

if (HealthProbe.IsAsked(args)) return await HealthProbe.RunAsync();

return await RunSafely.RunAsync(() =>
{
    var builder = WebApplication.CreateBuilder(WebFiles.Find(DemoServices.ReadDemoSwitch(args)));
    builder.UseKmsAddress();
    builder.UseKmsLog();
    builder.AddKmsService();
    builder.AddKmsSecurity();
    builder.AddKmsApi();
    builder.AddKmsPages();
    builder.AddKmsAuth();
    builder.AddKmsCertificateSignIn();
    builder.AddKmsLdap();

    var app = builder.Build();
    app.UseKmsProblems();
    app.UseKmsPages();
    app.UseKmsSecurity();
    app.MapKmsApi();
    app.MapKmsPages();
    return app.RunAsync();
});
