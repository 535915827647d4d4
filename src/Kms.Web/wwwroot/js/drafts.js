// What was typed outlives a lost connection: the page that is fetched anew gets it back. It stays in this tab, and goes when another page is opened.
// Passwords, files and forms that are posted are left alone.
(() => {
    'use strict';
    const prefix = 'kms-draft:';
    const here = () => prefix + location.pathname + location.search;
    const kinds = 'input:not([type]), input:is([type="text"], [type="email"], [type="number"], [type="radio"], [type="checkbox"]), textarea, select';
    const fields = () => [...document.querySelectorAll('main .form, main fieldset')].flatMap(form => [...form.querySelectorAll(kinds)])
        .filter((field, at, all) => all.indexOf(field) === at && !field.readOnly && !field.closest('form[method="post"], table, [data-menu], [data-secret]'));

    // By label, as a page drawn anew has other ids; several of one label by their order.
    const named = () => {
        const seen = new Map();
        return fields().map(field => {
            const label = field.labels?.[0]?.textContent.trim() ?? field.ariaLabel ?? '';
            seen.set(label, (seen.get(label) ?? 0) + 1);
            return [`${label} ${seen.get(label)}`, field];
        });
    };
    const isTicked = field => field.type === 'radio' || field.type === 'checkbox';
    const read = key => JSON.parse(sessionStorage.getItem(key) ?? '{}');

    const keep = event => {
        const [name, field] = named().find(([, field]) => field === event.target) ?? [];
        if (!name) return;
        for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix) && key !== here()) sessionStorage.removeItem(key);
        const draft = read(here());
        if (field.type === 'radio') for (const other of document.getElementsByName(field.name)) delete draft[named().find(([, one]) => one === other)?.[0]];
        draft[name] = isTicked(field) ? field.checked : field.value;
        try { sessionStorage.setItem(here(), JSON.stringify(draft)); }
        catch { sessionStorage.removeItem(here()); } // larger than a tab may keep
    };
    document.addEventListener('input', keep);
    document.addEventListener('change', keep);

    const put = (field, value) => {
        if (isTicked(field)) {
            if (field.checked !== value) field.click();
            return;
        }
        field.value = value;
        for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true }));
    };

    // Fields of a later step are filled when they appear.
    const restore = draft => {
        const left = new Map(Object.entries(draft));
        const fill = () => {
            if (!document.querySelector('main[data-live]')) return;
            for (const [name, field] of named()) {
                if (!left.has(name)) continue;
                const value = left.get(name);
                left.delete(name);
                put(field, value);
            }
            if (left.size === 0) watch.disconnect();
        };
        const watch = new MutationObserver(fill);
        watch.observe(document.body, { childList: true, subtree: true, attributeFilter: ['data-live'] });
    };

    const lost = sessionStorage.getItem('kms-lost');
    sessionStorage.removeItem('kms-lost');
    if (lost === here()) restore(read(here()));
    else for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key);

    // A service that has started again does not know the page any more: it is fetched anew at once. One that is away is waited for.
    const modal = document.getElementById('components-reconnect-modal');
    if (modal) new MutationObserver(() => {
        const is = name => modal.classList.contains(`components-reconnect-${name}`);
        if (is('hide')) sessionStorage.removeItem('kms-lost');
        else if (is('show') || is('failed') || is('rejected')) sessionStorage.setItem('kms-lost', here());
        if (is('rejected')) location.reload();
    }).observe(modal, { attributeFilter: ['class'] });
})();
