// What only a browser can do: preferences, dialogs, clipboard, uploads. Menus are in menus.js, keys in grids in grid.js, the rules of passwords in rules.js.
(() => {
    'use strict';
    const year = 31536000;
    const cookie = (name, value) => { document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${year}; samesite=lax`; };

    cookie('kms-zone', Intl.DateTimeFormat().resolvedOptions().timeZone);

    // Fetched anew, not reloaded: a page that answers a form would send it a second time. What was typed comes along, but no password.
    const typed = () => [...document.querySelectorAll('form[method="post"] input:is([type="email"], [type="text"])')].filter(input => input.name && !input.autocomplete.includes('password'));
    const fetchAgain = () => {
        sessionStorage.setItem('kms-typed', JSON.stringify({ page: location.pathname, values: typed().map(input => [input.name, input.value]) }));
        location.replace(location.pathname + location.search);
    };
    const kept = JSON.parse(sessionStorage.getItem('kms-typed') ?? '{}');
    sessionStorage.removeItem('kms-typed');
    if (kept.page === location.pathname) for (const input of typed()) input.value = new Map(kept.values).get(input.name) ?? input.value;

    const setters = {
        theme: value => { document.documentElement.dataset.theme = value; cookie('kms-theme', value); },
        density: value => { document.documentElement.dataset.density = value; cookie('kms-density', value); },
        language: value => { cookie('kms-language', `c=${value === 'en' ? 'en-GB' : value}|uic=${value}`); fetchAgain(); },
    };

    document.addEventListener('keydown', event => {
        const target = event.target;
        if (!(target instanceof HTMLElement)) return;
        if (event.key === '/' && !target.closest('input, textarea, select, [contenteditable]')) {
            const search = document.querySelector('[data-search-key]');
            if (search) { search.focus(); event.preventDefault(); }
        }
    });

    // The second half of a double click never presses what has just come in place of the first.
    let pressed = null, said = '';
    addEventListener('click', event => {
        const button = event.target instanceof Element ? event.target.closest('button, a') : null;
        if (event.detail > 1 && button && (button !== pressed || button.textContent !== said)) { event.preventDefault(); event.stopImmediatePropagation(); }
        else [pressed, said] = [button, button?.textContent];
    }, true);

    const togglePassword = button => {
        const input = button.parentElement.querySelector('input');
        const shown = input.type === 'text';
        input.type = shown ? 'password' : 'text';
        button.setAttribute('aria-pressed', String(!shown));
    };

    document.addEventListener('click', event => {
        const target = event.target instanceof Element ? event.target : null;
        const setter = target?.closest('[data-set]');
        if (setter) { const [name, value] = setter.dataset.set.split('='); setters[name]?.(value); }
        const field = document.getElementById(target?.closest('[data-focuses]')?.dataset.focuses ?? '');
        if (field) { field.focus(); event.preventDefault(); }
        if (target?.closest('[data-act="reload"]')) location.reload();
        if (target?.closest('[data-act="print"]')) print();
        const reveal = target?.closest('[data-reveal]');
        if (reveal) togglePassword(reveal);
        if (target?.closest('[data-closes], [data-set], [data-closes-drawer]')) target.closest('[popover]:popover-open')?.hidePopover();
    });

    // Notices leave after a while, unless somebody is reading them.
    new MutationObserver(changes => changes.forEach(change => change.addedNodes.forEach(node => {
        if (!(node instanceof HTMLElement) || !node.matches('[data-toast]')) return;
        const leave = () => { if (node.isConnected) node.matches(':hover, :focus-within') ? setTimeout(leave, 2000) : node.querySelector('button')?.click(); };
        setTimeout(leave, 7000);
        requestAnimationFrame(dodge);
    }))).observe(document.documentElement, { childList: true, subtree: true });

    // What has the focus is never below a notice: the notices make room. A frame does not tell by itself that the focus is within.
    const overlaps = (one, other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
    const dodge = () => {
        const notices = document.querySelector('.toasts'), at = document.activeElement;
        if (notices && at && at.offsetHeight < innerHeight / 2 && !notices.contains(at) && overlaps(at.getBoundingClientRect(), notices.getBoundingClientRect())) notices.classList.toggle('up');
        for (const frame of document.querySelectorAll('.mail-frame')) frame.classList.toggle('focused', frame === at);
    };
    for (const moved of ['focusin', 'blur', 'focus']) addEventListener(moved, () => requestAnimationFrame(dodge));

    // Files go as one plain request with progress; the page learns the ids under which they are kept.
    const upload = (input, url, page) => new Promise((done, fail) => {
        const form = new FormData();
        for (const file of input.files) form.append('file', file, file.name);
        const request = new XMLHttpRequest();
        let told = 0;
        request.upload.onprogress = event => {
            if (!event.lengthComputable || event.timeStamp - told < 150) return;
            told = event.timeStamp;
            page.invokeMethodAsync('Tell', event.loaded / event.total).catch(() => request.abort()); // the page was left
        };
        request.onload = () => { input.value = ''; request.status === 200 ? done(request.responseText) : fail(new Error(request.status === 413 ? 'too-large' : request.responseText)); };
        request.onabort = request.onerror = () => { input.value = ''; fail(new Error('network')); };
        request.open('POST', url);
        request.send(form);
    });

    for (const [name, over] of [['dragover', true], ['dragleave', false], ['drop', false]]) document.addEventListener(name, event => {
        const zone = event.target instanceof Element && event.target.closest('[data-drop]');
        if (!zone) return;
        event.preventDefault();
        zone.classList.toggle('over', over);
        const input = zone.querySelector('input[type="file"]');
        if (name !== 'drop' || input.disabled || !event.dataTransfer.files.length) return;
        input.files = event.dataTransfer.files;
        input.dispatchEvent(new Event('change', { bubbles: true }));
    });

    // Scripts of widgets come when the first of them is shown.
    const scripts = new Map();
    const need = address => {
        if (!scripts.has(address)) scripts.set(address, new Promise((done, fail) => {
            const script = document.createElement('script');
            script.src = address;
            script.onload = () => done();
            script.onerror = () => { scripts.delete(address); fail(new Error('network')); };
            document.head.append(script);
        }));
        return scripts.get(address);
    };

    // Without https there is no clipboard; text that is marked can be copied all the same.
    const copyOld = text => {
        const back = document.activeElement, box = document.createElement('textarea');
        box.value = text;
        box.className = 'sr';
        (back?.closest('dialog') ?? document.body).append(box);
        box.select();
        const done = document.execCommand('copy');
        box.remove();
        back?.focus();
        return done;
    };

    window.kms = {
        upload,
        need,
        dialog: (element, open) => { if (open && !element.open) element.showModal(); else if (!open && element.open) element.close(); },
        copy: text => navigator.clipboard ? navigator.clipboard.writeText(text).then(() => true, () => copyOld(text)) : copyOld(text),
        remember: (name, value) => localStorage.setItem(`kms-${name}`, value),
        recall: name => localStorage.getItem(`kms-${name}`),
        keep: (name, value) => value ? sessionStorage.setItem(`kms-${name}`, value) : sessionStorage.removeItem(`kms-${name}`),
        kept: name => sessionStorage.getItem(`kms-${name}`),
        prefer: (name, value) => setters[name]?.(value),
    };
})();
