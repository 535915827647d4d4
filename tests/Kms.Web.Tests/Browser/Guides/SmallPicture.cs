using System.Buffers.Binary;
using System.IO.Compression;
using Microsoft.Playwright;

namespace Kms.Web.Tests.Browser.Guides;

/// <summary>
/// Writes a screenshot as a PNG of 256 colours (ISO/IEC 15948), half the size of what browsers write: screens are flat, and the rare shades of
/// letters are replaced by their nearest neighbours.
/// </summary>
internal static class SmallPicture
{
    // The browser reads its own picture: one byte for each pixel, after the table of colours.
    private const string Reduce = """
        async packed => {
            const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${packed}`)).blob());
            const canvas = new OffscreenCanvas(bitmap.width, bitmap.height), paint = canvas.getContext('2d');
            paint.drawImage(bitmap, 0, 0);
            const pixels = new Uint32Array(paint.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer);
            const counts = new Map();
            for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
            const table = [...counts.keys()].sort((one, other) => counts.get(other) - counts.get(one)).slice(0, 256);
            const parts = color => [color & 255, color >> 8 & 255, color >> 16 & 255];
            const distance = (one, other) => parts(one).reduce((sum, part, at) => sum + (part - parts(other)[at]) ** 2, 0);
            const nearest = color => table.reduce((best, other, at) => distance(color, other) < distance(color, table[best]) ? at : best, 0);
            const places = new Map([...counts.keys()].map(color => [color, nearest(color)]));
            const bytes = new Uint8Array(768 + pixels.length);
            table.forEach((color, at) => bytes.set(parts(color), at * 3));
            pixels.forEach((pixel, at) => { bytes[768 + at] = places.get(pixel); });
            let text = '';
            for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
            return `${bitmap.width} ${btoa(text)}`;
        }
        """;

    private static readonly byte[] s_signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];

    public static async Task WriteAsync(string path, byte[] screenshot, IPage blank)
    {
        var reduced = (await blank.EvaluateAsync<string>(Reduce, Convert.ToBase64String(screenshot))).Split(' ');
        var (width, bytes) = (int.Parse(reduced[0], System.Globalization.CultureInfo.InvariantCulture), Convert.FromBase64String(reduced[1]));
        await using var file = File.Create(path);
        file.Write(s_signature);
        Write(file, "IHDR"u8, Head(width, (bytes.Length - 768) / width));
        Write(file, "PLTE"u8, bytes[..768]);
        Write(file, "IDAT"u8, Pack(bytes.AsSpan(768), width));
        Write(file, "IEND"u8, []);
    }

    private static byte[] Head(int width, int height)
    {
        byte[] head = [0, 0, 0, 0, 0, 0, 0, 0, 8, 3, 0, 0, 0]; // 8 bits, of a table
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        return head;
    }

    private static byte[] Pack(ReadOnlySpan<byte> pixels, int width)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (; pixels.Length > 0; pixels = pixels[width..])
            {
                zlib.WriteByte(0); // no filter
                zlib.Write(pixels[..width]);
            }
        }
        return packed.ToArray();
    }

    private static void Write(Stream file, ReadOnlySpan<byte> type, byte[] data)
    {
        var chunk = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        type.CopyTo(chunk.AsSpan(4));
        data.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(data.Length + 8), Crc(chunk.AsSpan(4, data.Length + 4)));
        file.Write(chunk);
    }

    // ISO/IEC 15948, annex D.
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1;
        }
        return ~crc;
    }
}
