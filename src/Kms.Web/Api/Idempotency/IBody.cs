namespace Kms.Web.Api;

/// <summary>A JSON body of a write. Each lists its members, so that nothing else can be set through it.</summary>
internal interface IBody;
