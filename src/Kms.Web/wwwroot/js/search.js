// The search box of the top bar: arrows walk what was found, Enter opens it, Escape empties the box, Ctrl+K or / come back to it.
(() => {
    'use strict';
    const box = () => document.querySelector('[data-search-key]');
    const hits = () => [...document.querySelectorAll('#search-hits [role="option"]')];
    const marked = () => hits().find(hit => hit.getAttribute('aria-selected') === 'true');

    const mark = hit => {
        hits().forEach(other => other.setAttribute('aria-selected', String(other === hit)));
        if (hit) { box().setAttribute('aria-activedescendant', hit.id); hit.scrollIntoView({ block: 'nearest' }); }
        else box()?.removeAttribute('aria-activedescendant');
    };

    const walk = step => {
        const all = hits(), at = all.indexOf(marked());
        mark(at < 0 ? all.at(step > 0 ? 0 : -1) : all.at((at + step) % all.length));
    };

    const empty = input => {
        input.value = '';
        input.dispatchEvent(new Event('input', { bubbles: true }));
    };

    const keys = {
        ArrowDown: () => walk(1),
        ArrowUp: () => walk(-1),
        Enter: () => { const hit = marked(); if (!hit) return false; hit.click(); },
        Escape: empty,
    };

    // Before others: with hits on screen the arrows belong to them, not to the list of the page.
    document.addEventListener('keydown', event => {
        if ((event.ctrlKey || event.metaKey) && event.key === 'k' && box()) { box().focus(); box().select(); event.preventDefault(); return; }
        const input = event.target;
        if (!(input instanceof HTMLInputElement) || !input.matches('[data-search-key][aria-expanded="true"]') || !keys[event.key]) return;
        if (keys[event.key](input) === false) return;
        event.preventDefault();
        event.stopPropagation();
    }, true);

    document.addEventListener('input', event => { if (event.target instanceof Element && event.target.matches('[data-search-key]')) mark(null); });
})();
