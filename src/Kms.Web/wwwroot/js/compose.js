// Writing with a preview beside it: a pause counts as a change, and a field is put where the cursor was. A chosen file fills a box.
(() => {
    'use strict';
    const pause = 400;
    const waiting = new WeakMap();
    let written = null;
    const changed = box => box.dispatchEvent(new Event('change', { bubbles: true }));

    document.addEventListener('input', event => {
        const box = event.target;
        if (!(box instanceof HTMLElement) || !box.matches('[data-settles]')) return;
        clearTimeout(waiting.get(box));
        waiting.set(box, setTimeout(() => changed(box), pause));
    });
    // Where somebody wrote or put the cursor last: who comes by Tab passes other boxes on the way to the fields.
    const remember = event => {
        const isPassing = event.type === 'keydown' && (event.key === 'Tab' || event.key === 'Shift');
        if (!isPassing && event.target instanceof HTMLElement && event.target.matches('[data-fields]')) written = event.target;
    };
    for (const act of ['input', 'keydown', 'pointerdown']) document.addEventListener(act, remember);
    document.addEventListener('click', event => {
        const button = event.target instanceof Element && event.target.closest('[data-insert]');
        const box = written?.isConnected ? written : document.querySelector('textarea[data-fields]');
        if (!button || !box) return;
        box.setRangeText(button.dataset.insert, box.selectionStart, box.selectionEnd, 'end');
        box.focus();
        changed(box);
    });

    // Spreadsheets on Windows save what is no UTF-8 in their own way.
    const read = async file => {
        const bytes = await file.arrayBuffer();
        try { return new TextDecoder('utf-8', { fatal: true }).decode(bytes); }
        catch { return new TextDecoder('windows-1252').decode(bytes); }
    };
    document.addEventListener('change', async event => {
        const input = event.target;
        if (!(input instanceof HTMLInputElement) || !input.dataset.into || !input.files.length) return;
        const box = document.getElementById(input.dataset.into);
        box.value = await read(input.files[0]);
        changed(box);
    });
})();
