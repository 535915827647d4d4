namespace Kms.Web.Api;

/// <summary>Examples of answers in the API description.</summary>
internal static class ApiExamples
{
    public const string JobStarted = """{ "jobId": "0f8f8a6c2f4e4c0b9d1e7a5b3c2d1e0f" }""";

    public const string SignIn = """{ "accessToken": "kms_…", "expiresAt": "2030-01-31T13:00:00Z", "mustChangePassword": false }""";

    public const string Token = """
        { "id": "…32 hex", "name": "Head-end", "scopes": ["devices:read", "keys:read"], "expiresAt": "2030-12-31T23:00:00Z", "token": "kms_… (shown once)" }
        """;

    public const string Keys = """
        { "keys": [{ "purpose": "dek", "version": 1, "algorithm": "aes128", "state": "active", "value": "0102030405060708090A0B0C0D0E0F11" }] }
        """;

    public const string CheckOne = """
        { "telegram": "2E4493157856341233037A2A0020255923C95AAA26D1B2E7493B013EC4A6F6D3529B520EDFF0EA6DEFC99D6D69EBF3" }
        """;

    public const string CheckMany = """
        { "telegrams": ["2E4493157856341233037A2A0020255923C95AAA26D1B2E7493B013EC4A6F6D3529B520EDFF0EA6DEFC99D6D69EBF3"] }
        """;

    public const string Checks = """
        { "items": [{ "index": 0, "deviceId": "ELS-12345678", "verdict": "fits", "purpose": "dek", "version": 1, "mode": "mode-5", "identity": "ELS-12345678", "note": null }] }
        """;

    public const string Device = """
        {
          "id": "KAM-12345678", "manufacturer": "KAM", "serial": "12345678", "type": "flowIQ 2200", "medium": "water", "version": 27, "deviceType": 22,
          "label": "Basement, riser 2", "batch": "Delivery 4711", "year": 2024,
          "claim": { "state": "claimed", "organisation": "…32 hex", "organisationName": "Meter Shop", "since": "2030-01-31T12:00:00Z" },
          "keys": [{ "purpose": "dek", "version": 1, "algorithm": "aes128", "state": "active", "everRevealed": false, "health": [], "addedAt": "2030-01-01T00:00:00Z" }],
          "health": [], "aliases": [], "lastActivity": "2030-01-31T12:00:00Z", "can": ["read-keys", "grant"]
        }
        """;

    public const string DeviceExposure = """
        {
          "device": "KAM-12345678", "keys": [{ "purpose": "dek", "version": 1, "state": "active", "firstRevealedAt": "2030-01-31T12:00:00Z" }],
          "earlierOwner": false, "items": [{ "at": "2030-01-31T12:00:00Z", "user": "…32 hex", "userName": "Anna", "how": "screen", "keys": ["dek/1"], "reason": "Reading" }],
          "next": null, "total": 1, "totalIsExact": true
        }
        """;

    public const string PersonExposure = """
        {
          "items": [{
            "device": "KAM-12345678", "type": "flowIQ 2200", "label": "Basement, riser 2", "keys": [{ "purpose": "dek", "version": 1, "state": "active", "replaced": false }],
            "how": ["screen", "file"], "firstAt": "2030-01-31T12:00:00Z", "lastAt": "2030-02-28T12:00:00Z", "times": 2
          }],
          "next": null, "total": 1, "totalIsExact": true
        }
        """;

    public const string Hygiene = """
        {
          "organisationId": "…32 hex", "examinedAt": "2030-01-31T12:00:00Z", "devices": 1000, "keys": 2000, "flawed": 2,
          "findings": [{ "finding": "shared", "devices": 2, "keys": 2, "acknowledged": null }]
        }
        """;

    public const string Devices = """
        {
          "items": [{ "id": "KAM-12345678", "manufacturer": "KAM", "serial": "12345678", "claim": { "state": "claimed" }, "granted": false, "health": ["shared"], "keyCount": 1, "lastActivity": "2030-01-31T12:00:00Z" }],
          "next": "opaque", "total": 10000, "totalIsExact": false
        }
        """;

    public const string Job = """
        {
          "id": "…32 hex", "kind": "import", "state": "running", "total": 5000, "done": 1200, "refused": 3, "queuedAt": "2030-01-31T12:00:00Z",
          "startedAt": "2030-01-31T12:00:01Z", "finishedAt": null, "title": "keys.csv", "failure": null, "counts": { "added": 1197, "malformed": 3 },
          "result": { "read": 1200, "added": 1197, "updated": 0, "unchanged": 0, "refused": 3 }
        }
        """;

    public const string BatchReport = """
        {
          "id": "…32 hex", "read": 100, "accepted": 97, "allocated": 97, "duplicates": 1, "malformed": 1, "notAvailable": 1,
          "rows": [{ "file": "serials.txt", "line": 7, "serial": "1234567X", "code": "malformed" }]
        }
        """;

    public const string Audit = """
        {
          "items": [{ "writer": "a1", "sequence": 42, "hash": "…64 hex", "at": "2030-01-31T12:00:00Z", "kind": "key.read", "actor": "…32 hex", "actorName": "Anna", "organisation": "…32 hex", "device": "KAM-12345678", "subject": null, "details": { "purpose": "dek" } }],
          "next": null, "total": 1, "totalIsExact": true
        }
        """;

    public const string NewEmailTemplate = """
        { "kind": "invitation", "language": "en", "name": "Summer", "subject": "Welcome to {{product}}", "body": "Hello {{name}},\n\n[Accept](link:)" }
        """;

    public const string EmailTemplate = """
        {
          "id": "service.…32 hex", "organisationId": null, "kind": "invitation", "language": "en", "isOriginal": false, "name": "Summer",
          "subject": "Welcome to {{product}}", "body": "Hello {{name}},\n\n[Accept](link:)", "active": false, "version": 1,
          "changedAt": "2030-01-31T12:00:00Z", "changedBy": "Anna", "needsLink": true,
          "fields": [{ "name": "product", "sample": "Meter Key Service", "isCondition": false }], "history": []
        }
        """;
}
