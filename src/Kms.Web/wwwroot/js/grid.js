// Keys in grids: one tab stop, arrows and Page keys walk the rows, Space marks, Shift extends, Enter opens, Right and Left reach what is in a row.
(() => {
    'use strict';
    const controls = 'a[href], button, input';
    const own = row => [...row.querySelectorAll(controls)].filter(control => !control.closest('[data-menu]'));
    const rowsOf = row => [...row.parentElement.querySelectorAll('tr[tabindex]')];
    const box = row => row.querySelector('.pick input');
    let anchor = null;

    // What stands in a row is reached from the row, so that Tab leaves the grid at once.
    const quiet = row => own(row).forEach(control => { control.tabIndex = -1; });
    new MutationObserver(changes => changes.forEach(change => change.addedNodes.forEach(node => {
        if (!(node instanceof HTMLElement)) return;
        const around = node.closest('tr[tabindex]');
        if (around) quiet(around); else node.querySelectorAll('tr[tabindex]').forEach(quiet);
    }))).observe(document.documentElement, { childList: true, subtree: true });

    const focus = row => {
        rowsOf(row).forEach(other => { other.tabIndex = other === row ? 0 : -1; });
        row.focus();
    };

    // A page is what fits between the header and the lower edge.
    const pageOf = row => {
        const view = row.closest('.grid-scroll')?.clientHeight ?? innerHeight;
        return Math.max(1, Math.floor(view / row.offsetHeight) - 2);
    };

    const mark = (row, on) => { if (box(row) && box(row).checked !== on) box(row).click(); };

    const extend = (rows, from, to) => {
        if (!anchor?.isConnected) anchor = rows[from];
        const fixed = rows.indexOf(anchor), within = (at, end) => at >= Math.min(fixed, end) && at <= Math.max(fixed, end);
        rows.forEach((row, at) => { if (within(at, to)) mark(row, true); else if (within(at, from)) mark(row, false); });
    };

    const target = (event, row, rows) => {
        const at = rows.indexOf(row);
        return { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + pageOf(row), PageUp: at - pageOf(row), Home: 0, End: rows.length - 1 }[event.key];
    };

    const walk = (event, row, to) => {
        const rows = rowsOf(row), bounded = Math.max(0, Math.min(rows.length - 1, to));
        if (event.shiftKey) extend(rows, rows.indexOf(row), bounded);
        else anchor = null;
        focus(rows[bounded]);
        event.preventDefault();
    };

    const within = (event, row) => {
        const stops = [row, ...own(row)], at = stops.indexOf(event.target);
        const next = stops[at + (event.key === 'ArrowRight' ? 1 : -1)];
        if (at < 0 || !next) return;
        next.focus();
        event.preventDefault();
    };

    const act = (event, row) => {
        if (event.key === ' ' && box(row)) {
            anchor = row;
            box(row).dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, shiftKey: event.shiftKey }));
        } else if (event.key === 'Enter') row.querySelector('.main-link')?.click();
        else return;
        event.preventDefault();
    };

    document.addEventListener('keydown', event => {
        const at = event.target instanceof HTMLElement ? event.target : null;
        if (event.ctrlKey || event.altKey || event.metaKey || !at) return;
        if (event.key === 'ArrowDown' && at.matches('[data-search-key], .find input')) {
            const row = document.querySelector('tr[tabindex="0"]');
            if (row) { row.focus(); event.preventDefault(); }
            return;
        }
        const row = at.closest('tr[tabindex]');
        if (!row || at.closest('[data-menu]')) return;
        const to = target(event, row, rowsOf(row));
        if (to !== undefined) walk(event, row, to);
        else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') within(event, row);
        else if (event.key === 'Escape' && at !== row) row.focus();
        else if (at === row) act(event, row);
    });
})();
