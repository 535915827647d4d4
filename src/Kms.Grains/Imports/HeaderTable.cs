using System.Collections.Frozen;
using Kms.Keys;

namespace Kms.Imports;

/// <summary>The names columns go by in English, Danish, German and French, without blanks, case and accents (see <see cref="HeaderNames"/>).</summary>
internal static class HeaderTable
{
    public static FrozenDictionary<string, ListColumn> Columns { get; } = Pairs(
        (ListColumn.Device, "device deviceid enhed gerat geraet appareil"),
        (ListColumn.Manufacturer, "manufacturer maker vendor vendorid manufacturerid manufacturercode mfr manuf flag flagcode "
            + "producent producentkode fabrikat leverandor hersteller herstellercode herstellerkennung fabricant constructeur codefabricant"),
        (ListColumn.Serial, "serial serials serialno serialnumber serialnr sn id number meter meterno meternumber meterid meternr "
            + "serienummer serienr malernummer malernr malerid maler maalernummer maalernr maaler "
            + "seriennummer seriennr zahlernummer zahlernr zahler zaehlernummer zaehlernr geratenummer geraetenummer fabriknummer "
            + "numerodeserie numeroserie noserie nodeserie ndeserie nserie serie numerodecompteur numerocompteur nocompteur ncompteur compteur"),
        (ListColumn.DevEui, "deveui deviceeui eui eui64"),
        (ListColumn.JoinEui, "joineui appeui"),
        (ListColumn.Alias, "alias aliases din din43863 dinnumber dinnummer otherid"),
        (ListColumn.Type, "type model typ modell metertype typeno typenumber modelid typenr devicemodel "
            + "malertype zahlertyp zaehlertyp geratetyp geraetetyp modele typedecompteur"),
        (ListColumn.Medium, "medium media consumptiontype consumptiontypename medie forsyningsart forbrugsart forbrugstype sparte "
            + "verbrauchsart fluide energie typedeconsommation"),
        (ListColumn.MbusVersion, "version mbusversion generation"),
        (ListColumn.MbusType, "mbustype devicetype mbusdevicetype devicetypebyte"),
        (ListColumn.Label, "label name description note comment remark navn betegnelse beskrivelse bemaerkning bezeichnung beschreibung "
            + "bemerkung nom libelle etiquette remarque"),
        (ListColumn.Batch, "batch batchno batchnumber batchid batchref batchreference lot order orderid orderno ordernumber delivery "
            + "parti ordre ordrenummer leverance charge chargennummer los lieferung auftrag auftragsnummer numerodelot commande livraison"),
        (ListColumn.Year, "year productionyear yearofproduction manufacturingyear ar aar produktionsar produktionsaar fremstillingsar jahr baujahr "
            + "produktionsjahr herstellungsjahr fertigungsjahr annee anneedeproduction anneedefabrication"),
        (ListColumn.DeviceCode, "devicecode code enhedskode apparatkode malerkode kode geratecode geraetecode geratekode zahlercode "
            + "codeappareil codedelappareil codedappareil codecompteur"),
        (ListColumn.ClaimCode, "claimcode labelcode"),
        (ListColumn.Customer, "customer customerno customernumber customernr customerid organisation organization organisationid allocateto "
            + "allocation kunde kundenr kundenummer kundennummer kundennr client numeroclient numerodeclient noclient nclient"),
        (ListColumn.ClaimToken, "claimtoken token ownertoken claimauthenticationcode claimauthenticationcodevalue"),
        (ListColumn.Profile, "profileid profile"),
        (ListColumn.Purpose, "purpose keypurpose formal zweck usage"),
        (ListColumn.KeyVersion, "keyversion"),
        (ListColumn.Algorithm, "algorithm algorithmus algoritme algorithme"),
        (ListColumn.KeyState, "keystate"),
        (ListColumn.FirstSerial, "first firstserial firstserialnumber from serialfrom start fra forste von erste ersteseriennummer premier "
            + "premiernumero debut"),
        (ListColumn.LastSerial, "last lastserial lastserialnumber to serialto end til sidste bis letzte letzteseriennummer dernier "
            + "derniernumero fin"),
        (ListColumn.Count, "count quantity qty antal anzahl menge nombre quantite"),
        // Session keys of The Things Stack change with every join: they are no keys of the device.
        (ListColumn.Ignored, "appskey fnwksintkey snwksintkey nwksenckey sessionkeyid"),
        (ListColumn.Key, "key keyhex aes aeskey aes128 aes128key encryptionkey nogle noegle aesnogle krypteringsnogle schlussel schluessel "
            + "aesschlussel aesschluessel verschlusselungsschlussel cle cleaes cledechiffrement"));

    public static FrozenDictionary<string, KeyPurpose> Keys { get; } = Purposes(
        ("dek", "dek decryptionkey dataencryptionkey radiokey wmbuskey omskey radionogle funkschlussel funkschluessel cleradio"),
        ("mbus-master", "mbusmaster mbusmasterkey masterkey hauptschlussel hovednogle clemaitre"),
        ("app-key", "appkey applicationkey"),
        ("nwk-key", "nwkkey networkkey"),
        ("dlms-master", "dlmsmaster dlmsmasterkey kek dlmskek"),
        ("dlms-unicast", "dlmsunicast dlmsunicastkey guek unicastkey"),
        ("dlms-broadcast", "dlmsbroadcast dlmsbroadcastkey gbek broadcastkey"),
        ("dlms-authentication", "dlmsauthentication dlmsauthenticationkey gak authenticationkey"),
        ("han", "han hankey hannogle"),
        ("gpk60", "gpk60 gpk60key"),
        ("gpk61", "gpk61 gpk61key"),
        ("optical", "optical opticalkey"),
        ("firmware", "firmware firmwarekey"));

    private static FrozenDictionary<string, ListColumn> Pairs(params (ListColumn Column, string Names)[] lines) =>
        lines.SelectMany(l => l.Names.Split(' '), (l, name) => (name, l.Column)).ToFrozenDictionary(p => p.name, p => p.Column);

    private static FrozenDictionary<string, KeyPurpose> Purposes(params (string Purpose, string Names)[] lines) =>
        lines.SelectMany(l => l.Names.Split(' '), (l, name) => (name, KeyPurpose.Parse(l.Purpose))).ToFrozenDictionary(p => p.name, p => p.Item2);
}
