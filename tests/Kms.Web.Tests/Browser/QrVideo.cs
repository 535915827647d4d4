using System.Text;

namespace Kms.Web.Tests.Browser;

/// <summary>What a camera sees that looks at a label: one picture of a QR code, as a video that browsers take for a camera.</summary>
internal static class QrVideo
{
    /// <summary>The code of <c>67600001/42/24</c>.</summary>
    public const string Label = """
        #######...#.#.#######
        #.....#.#.#.#.#.....#
        #.###.#.#.##..#.###.#
        #.###.#.....#.#.###.#
        #.###.#.#####.#.###.#
        #.....#.###...#.....#
        #######.#.#.#.#######
        ........#............
        ##.#..##..###.###.##.
        #.#.#..#.###.#...#...
        ####..#.##.#.##.....#
        .#..#..##...##..#...#
        #.#.######.#....###.#
        ........##......#.##.
        #######.#.####...##..
        #.....#..##.....##..#
        #.###.#..#..#..##.#.#
        #.###.#.###..#.#...##
        #.###.#...##..#.#.#.#
        #.....#.#.###..###..#
        #######.#.......###..
        """;

    private const int Width = 640;
    private const int Height = 480;
    private const int Module = 14;
    private const byte White = 235;
    private const byte Black = 16;
    private const byte Grey = 128;

    /// <summary>YUV4MPEG2: a header, then each frame as a plane of brightness and two of colour at half the size.</summary>
    public static void Write(string path, string code)
    {
        using var file = File.Create(path);
        file.Write(Encoding.ASCII.GetBytes($"YUV4MPEG2 W{Width} H{Height} F5:1 Ip A1:1 C420jpeg\nFRAME\n"));
        file.Write(Draw(code.ReplaceLineEndings("\n").Split('\n')));
        file.Write(Enumerable.Repeat(Grey, Width * Height / 2).ToArray());
    }

    private static byte[] Draw(string[] rows)
    {
        var picture = Enumerable.Repeat(White, Width * Height).ToArray();
        var (left, top) = ((Width - (rows[0].Length * Module)) / 2, (Height - (rows.Length * Module)) / 2);
        for (var y = 0; y < rows.Length * Module; y++)
            for (var x = 0; x < rows[0].Length * Module; x++)
                if (rows[y / Module][x / Module] == '#') picture[((top + y) * Width) + left + x] = Black;
        return picture;
    }
}
