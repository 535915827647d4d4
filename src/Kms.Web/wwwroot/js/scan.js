// The scan page: camera, picture or typing on one side, the list of scans with their states on the other.
(() => {
    'use strict';
    const again = 4000;

    const begin = page => {
        const part = name => page.querySelector(`[data-${name}]`);
        const words = JSON.parse(page.dataset.words), say = (name, ...values) => values.reduce((text, value, at) => text.replaceAll(`{${at}}`, value), words[name]);
        const library = page.dataset.library, camera = new kmsScan.Camera(), form = part('manual');
        let last = { text: null, at: 0 };

        const tell = (text, kind) => {
            part('say').textContent = text;
            part('say').className = `scan-say ${kind ?? ''}`;
        };
        const line = scan => {
            const item = part('row').content.firstElementChild.cloneNode(true);
            item.dataset.state = scan.state;
            const name = item.querySelector('[data-device]');
            name.textContent = scan.device;
            if (scan.state === 'claimed') name.href = `/devices?q=${encodeURIComponent(scan.device)}`;
            item.querySelector('[data-badge]').textContent = words[`state-${scan.state}`];
            item.querySelector('[data-badge]').className = `badge ${{ claimed: 'good', refused: 'bad', paused: 'warn', sent: 'info' }[scan.state] ?? ''}`;
            const again = item.querySelector('[data-again]'), remove = item.querySelector('[data-remove]');
            again.hidden = scan.state !== 'paused';
            again.onclick = () => { store.again(scan.id); post.send(); };
            remove.hidden = scan.state === 'sent';
            remove.ariaLabel = say('remove', scan.device);
            remove.onclick = () => { store.remove(scan.id); part('list').focus(); };
            return item;
        };
        const show = () => {
            part('list').replaceChildren(...store.scans.map(line));
            part('none').hidden = store.scans.length > 0;
            part('clear').hidden = !store.scans.some(scan => scan.state === 'claimed');
            part('away').hidden = post.connection !== 'away';
            part('offline').hidden = post.connection !== 'down';
            part('offline-text').textContent = say('offline', store.waiting);
        };

        const store = new kmsScan.Store(page.dataset.user, () => show());
        const post = new kmsScan.Post(store, page.dataset.user, () => show());

        const keep = (device, code) => {
            const isNew = store.add(device, code, part('organisation')?.value ?? null);
            tell(say(isNew ? 'added' : 'twice', device), isNew ? 'good' : 'warn');
            if (isNew) navigator.vibrate?.(80);
            post.send();
            return isNew;
        };

        // The same code stays before the camera for a while; a code without the claim code asks for it.
        const found = text => {
            if (text === last.text && Date.now() - last.at < again) { last.at = Date.now(); return; }
            last = { text, at: Date.now() };
            const read = kmsScan.understand(text);
            if (!read) return tell(say('unknown', text.slice(0, 40)), 'warn');
            if (read.code) return void keep(read.device, read.code);
            form.elements.serial.value = read.device;
            form.elements.code.focus();
            tell(say('code', read.device), 'warn');
        };

        const running = on => {
            part('view').hidden = part('stop').hidden = !on;
            part('start').hidden = on;
            part('light').hidden = !on || !camera.hasLight;
        };
        const start = async () => {
            tell(words.starting);
            try {
                running(true);
                await camera.start(part('video'), library, found);
                running(true);
                tell(words.looking);
            } catch {
                camera.stop(part('video'));
                running(false);
                tell(words.nocamera, 'warn');
            }
        };

        part('start').onclick = start;
        part('stop').onclick = () => { camera.stop(part('video')); running(false); tell(''); part('start').focus(); };
        part('light').onclick = event => {
            const on = event.currentTarget.getAttribute('aria-pressed') !== 'true';
            event.currentTarget.setAttribute('aria-pressed', String(on));
            camera.light(on);
        };
        part('picture').onchange = async event => {
            const [file] = event.target.files;
            if (!file) return;
            last.text = null;
            const text = await kmsScan.readPicture(file, library).catch(() => null);
            event.target.value = '';
            if (text) found(text);
            else tell(words.nothing, 'warn');
        };
        part('clear').onclick = () => { store.clear(); part('list').focus(); };
        form.onsubmit = event => {
            event.preventDefault();
            const serial = form.elements.serial, code = form.elements.code;
            if (!serial.value.trim()) { serial.focus(); return tell(words.serial, 'warn'); }
            const read = kmsScan.understand(serial.value) ?? { device: serial.value.trim().toUpperCase() };
            const typed = code.value.trim() || read.code;
            if (!typed) { code.focus(); return tell(say('code', read.device), 'warn'); }
            if (!keep(read.device, typed)) return;
            form.reset();
            serial.focus();
        };
        addEventListener('pagehide', () => camera.stop(part('video')));
        show();
        post.send();
    };

    // What the page needs is kept, so that it opens again without a connection. Only https has a place for it.
    const keep = async page => {
        if (!('serviceWorker' in navigator) || !('caches' in window)) return;
        const kept = await caches.open('kms-scan');
        const parts = [...document.querySelectorAll('link[rel="stylesheet"], link[rel="icon"], script[src]')].map(part => part.href || part.src);
        await kept.addAll([location.pathname, page.dataset.library, ...parts]);
        await navigator.serviceWorker.register('/scan-worker.js', { scope: location.pathname });
    };

    const page = document.querySelector('[data-scan]');
    if (!page) return;
    begin(page);
    if (navigator.onLine) keep(page).catch(() => {}); // without room the page works all the same, with a connection
})();
