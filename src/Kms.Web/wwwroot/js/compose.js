// Writing with a preview beside it: a pause counts as a change, and a field is put where the cursor was.
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
    document.addEventListener('focusin', event => { if (event.target instanceof HTMLElement && event.target.matches('[data-fields]')) written = event.target; });
    document.addEventListener('click', event => {
        const button = event.target instanceof Element && event.target.closest('[data-insert]');
        const box = written?.isConnected ? written : document.querySelector('textarea[data-fields]');
        if (!button || !box) return;
        box.setRangeText(button.dataset.insert, box.selectionStart, box.selectionEnd, 'end');
        box.focus();
        changed(box);
    });
})();
