// What was typed outlives a lost connection, and the way to another page and back: the page that is drawn anew gets it back. It stays in this tab, and
// goes when it was saved, or when the page is opened anew by a link. Passwords, files and forms that are posted are left alone.
(() => {
    'use strict';
    const prefix = 'kms-draft:';
    // Steps of one form are one page.
    const key = address => {
        const query = new URLSearchParams(address.search);
        query.delete('step');
        return `${prefix}${address.pathname}?${query}`;
    };
    const here = () => key(location);
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

    // Fields of a later step are filled when they appear. The page that was left still stands there for a moment: its fields are not meant.
    let watch = null;
    const restore = (draft, left = null) => {
        const rest = new Map(Object.entries(draft));
        const fill = () => {
            if (!document.querySelector('main[data-live]') || left?.isConnected) return;
            for (const [name, field] of named()) {
                if (!rest.has(name) || left && field.closest('dialog')) continue;
                const value = rest.get(name);
                rest.delete(name);
                put(field, value);
            }
            if (rest.size === 0) watch.disconnect();
        };
        watch = new MutationObserver(fill);
        watch.observe(document.body, { childList: true, subtree: true, attributeFilter: ['data-live'] });
    };

    const lost = sessionStorage.getItem('kms-lost');
    sessionStorage.removeItem('kms-lost');
    const cameBack = performance.getEntriesByType('navigation')[0]?.type === 'back_forward';
    if (lost === here() || cameBack) restore(read(here()));
    else for (const name of Object.keys(sessionStorage)) if (name.startsWith(prefix)) sessionStorage.removeItem(name);

    // Back and Forward find what was typed; a link opens a page as it is. Steps and filters change the address of a page that stays.
    window.navigation?.addEventListener('currententrychange', event => {
        const from = new URL(event.from.url), stays = from.pathname === location.pathname;
        if (!stays) watch?.disconnect();
        const draft = sessionStorage.getItem(key(from));
        if (event.navigationType === 'push' && !stays) sessionStorage.removeItem(here());
        else if (event.navigationType === 'traverse' && !stays) restore(read(here()), document.querySelector('main .page'));
        else if (event.navigationType === 'replace' && stays && draft && key(from) !== here()) {
            sessionStorage.removeItem(key(from));
            sessionStorage.setItem(here(), draft);
        }
    });
    window.kmsDrafts = { saved: address => sessionStorage.removeItem(key(new URL(address))) };

    // A service that has started again does not know the page any more: it is fetched anew at once. One that is away is waited for.
    const modal = document.getElementById('components-reconnect-modal');
    if (modal) new MutationObserver(() => {
        const is = name => modal.classList.contains(`components-reconnect-${name}`);
        if (is('hide')) sessionStorage.removeItem('kms-lost');
        else if (is('show') || is('failed') || is('rejected')) sessionStorage.setItem('kms-lost', here());
        if (is('rejected')) location.reload();
    }).observe(modal, { attributeFilter: ['class'] });
})();
