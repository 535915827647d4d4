namespace Kms.Web.Tests.Browser;

/// <summary>What of a page cannot be seen at once on the screen at hand.</summary>
internal static class Fit
{
    /// <summary>Tables that are wider than their place, and badges that touch.</summary>
    public const string Faults = """
        () => {
            const faults = [];
            if (innerWidth > 900) for (const box of document.querySelectorAll('.grid-scroll, .table-wrap')) {
                const cells = [...box.querySelectorAll('th')].map(cell => `${cell.innerText.trim()} ${Math.round(cell.getBoundingClientRect().width)}`);
                if (box.scrollWidth > box.clientWidth) faults.push(`a table is ${box.scrollWidth - box.clientWidth} too wide: ${cells.join(', ')}`);
            }
            for (const cell of document.querySelectorAll('td')) {
                const style = getComputedStyle(cell);
                if (style.overflowX === 'hidden' && cell.scrollWidth > cell.clientWidth + 1) faults.push(`cut off: ${cell.innerText.trim()}`);
            }
            const badges = [...document.querySelectorAll('.badge')].map(badge => [badge.innerText, badge.getBoundingClientRect()]).filter(([, box]) => box.width > 0);
            for (const [index, [one, a]] of badges.entries()) for (const [other, b] of badges.slice(index + 1)) {
                const across = Math.max(a.left, b.left) - Math.min(a.right, b.right), down = Math.max(a.top, b.top) - Math.min(a.bottom, b.bottom);
                if (across < 2 && down < 2) faults.push(`badges touch: ${one}, ${other}`);
            }
            return [...new Set(faults)];
        }
        """;
}
