namespace Kms.Web.Resources;

/// <summary>Names the set of texts: <c>Texts.resx</c> (English) and one file per further language.</summary>
internal sealed class Texts;
