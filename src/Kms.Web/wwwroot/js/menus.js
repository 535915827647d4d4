// Menus stand in the top layer: each beside its button and inside the window, also when what it suggests comes later; arrows walk it.
(() => {
    'use strict';
    const edge = 8;
    const isOpen = menu => menu?.matches('[data-menu]:popover-open');

    // Below its button where it fits, else where more room is; what does not fit there is scrolled to.
    const place = menu => {
        const button = document.querySelector(`[popovertarget="${menu.id}"]`);
        if (!button) return;
        const at = button.getBoundingClientRect();
        const below = innerHeight - at.bottom - 4 - edge, over = at.top - 4 - edge;
        menu.style.maxHeight = '';
        const isAbove = menu.offsetHeight > below && over > below;
        menu.style.maxHeight = `${Math.max(80, Math.min(menu.offsetHeight, isAbove ? over : below))}px`;
        const right = at.left + menu.offsetWidth > innerWidth - edge;
        menu.style.left = `${Math.max(edge, right ? Math.min(at.right, innerWidth - edge) - menu.offsetWidth : at.left)}px`;
        menu.style.top = `${Math.max(edge, isAbove ? at.top - menu.offsetHeight - 4 : at.bottom + 4)}px`;
    };

    const placeOpen = () => { const menu = document.querySelector('[data-menu]:popover-open'); if (menu) place(menu); };
    const grown = new MutationObserver(placeOpen);

    document.addEventListener('toggle', event => {
        const menu = event.target;
        if (!(menu instanceof HTMLElement) || !menu.matches('[data-menu]') || event.newState !== 'open') return;
        place(menu);
        grown.observe(menu, { childList: true, subtree: true });
        if (menu.dataset.menu !== 'manual') menu.querySelector('input, a, button')?.focus({ preventScroll: true });
    }, true);
    for (const moved of ['resize', 'scroll']) addEventListener(moved, event => { if (!(event.target instanceof Element && event.target.closest('[data-menu]'))) placeOpen(); }, { capture: true, passive: true });

    document.addEventListener('keydown', event => {
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key], menu = event.target instanceof HTMLElement && event.target.closest('[data-menu]:not([data-menu="manual"])');
        if (!menu || !step) return;
        const items = [...menu.querySelectorAll('input, a, button')].filter(item => !item.disabled);
        items.at((items.indexOf(document.activeElement) + step) % items.length)?.focus();
        event.preventDefault();
    });

    Object.assign(window.kms, {
        settle: (id, focus) => { const menu = document.getElementById(id); if (isOpen(menu)) { place(menu); menu.querySelector(focus)?.focus({ preventScroll: true }); } },
        close: id => { const menu = document.getElementById(id); if (isOpen(menu)) menu.hidePopover(); },
    });
})();
