namespace Kms.Web.Tests.Browser;

/// <summary>Where the focus is, and whether it can be seen (WCAG 2.2, 2.4.11); which controls Tab has to reach (2.1.1).</summary>
internal static class Focus
{
    /// <summary>Numbers the controls of the page. Of a group of radio buttons Tab reaches one; rows and cells of grids are walked by arrows.</summary>
    public const string Number = """
        () => {
            const seen = element => element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().width > 0;
            const all = [...document.querySelectorAll('main :is(a[href], button, input, select, textarea, summary)')]
                .filter(element => !element.disabled && element.tabIndex >= 0 && seen(element) && !element.closest('[role=grid] tbody, [popover]:not(:popover-open)') && element.type !== 'hidden');
            const groups = new Set();
            return all.filter(element => element.type !== 'radio' || !groups.has(element.name) && groups.add(element.name))
                .map((element, at) => { element.dataset.stop = at; return element.type === 'radio' ? `radio ${element.name}` : (element.innerText || element.labels?.[0]?.innerText || element.name || element.id).trim().slice(0, 40); });
        }
        """;

    /// <summary>The number of the control that has the focus (-1: none of the page's), and what of it is wrong.</summary>
    public const string Look = """
        () => {
            let element = document.activeElement;
            if (!element || element === document.body) return [-2, ''];
            const stop = element.type === 'radio' ? document.querySelector(`[name="${element.name}"][data-stop]`) : element;
            const number = Number(stop?.dataset.stop ?? -1);
            const shown = element.getBoundingClientRect().width > 2 ? element : element.labels?.[0] ?? element;
            const box = shown.getBoundingClientRect();
            const points = [[0.5, 0.5], [0.1, 0.2], [0.9, 0.2], [0.1, 0.8], [0.9, 0.8]].map(([x, y]) => [box.left + box.width * x, box.top + box.height * y]);
            const visible = points.some(([x, y]) => { const top = document.elementFromPoint(x, y); return top && (shown.contains(top) || top.contains(shown) && getComputedStyle(top).position !== 'sticky'); });
            const name = (element.innerText || element.ariaLabel || element.labels?.[0]?.innerText || element.tagName).trim().slice(0, 40);
            return [number, visible ? '' : `${name} is hidden at ${Math.round(box.top)} of ${innerHeight}`];
        }
        """;
}
