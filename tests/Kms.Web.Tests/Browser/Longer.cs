namespace Kms.Web.Tests.Browser;

/// <summary>A pseudo-language: every word of a page grows by 40 %, as English does on its way to the longest languages.</summary>
internal static class Longer
{
    /// <summary>Makes each text longer; numbers and identifiers stay.</summary>
    public const string Script = """
        () => {
            const grow = text => text.replace(/\p{L}{2,}/gu, word => word + word.slice(0, Math.ceil(word.length * 0.4)).toLowerCase());
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            const texts = [];
            while (walker.nextNode()) texts.push(walker.currentNode);
            for (const text of texts) if (!text.parentElement.closest('script, style, code, .mono, [data-value], select')) text.data = grow(text.data);
            for (const field of document.querySelectorAll('[placeholder]')) field.placeholder = grow(field.placeholder);
            for (const cell of document.querySelectorAll('[data-label]')) cell.dataset.label = grow(cell.dataset.label);
        }
        """;

    /// <summary>What is cut off, sticks out or lies on something else.</summary>
    public const string Faults = """
        () => {
            const name = element => `${element.tagName.toLowerCase()}.${element.className?.baseVal ?? element.className} “${element.innerText?.trim().slice(0, 40)}”`;
            const seen = element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && element.getBoundingClientRect().width > 1;
            const faults = [];
            const root = document.documentElement;
            if (root.scrollWidth > innerWidth + 1) faults.push(`the page is ${root.scrollWidth} wide`);
            const tight = 'button, .button, h1, h2, h3, nav a, label, legend, dt, .badge, .tile, .alert, .menu-title, .steps li, .lead, .hint, .empty';
            for (const element of document.querySelectorAll(tight)) {
                if (!seen(element) || element.closest('.sr, .skip')) continue;
                if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0) faults.push(`cut off: ${name(element)} ${element.scrollWidth} > ${element.clientWidth}`);
                const box = element.getBoundingClientRect();
                if (box.right > innerWidth + 1 && !element.closest('.grid-scroll, .table-wrap, .tabs, .pills')) faults.push(`sticks out: ${name(element)}`);
            }
            const acts = [...document.querySelectorAll('main button, main a.button, header button, aside a')].filter(element => seen(element) && !element.closest('.bulk, table, .menu, .secret, .date-box'));
            for (const [index, one] of acts.entries()) for (const other of acts.slice(index + 1)) {
                if (one.contains(other) || other.contains(one)) continue;
                const a = one.getBoundingClientRect(), b = other.getBoundingClientRect();
                if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2 && (one.closest('header.bar') === null) === (other.closest('header.bar') === null))
                    faults.push(`overlap: ${name(one)} and ${name(other)}`);
            }
            return faults;
        }
        """;
}
