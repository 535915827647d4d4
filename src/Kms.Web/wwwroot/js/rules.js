// The password rules while typing. The service decides by its own; this shows them and enables the button when all hold.
(() => {
    'use strict';
    const mixed = text => [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u].every(rule => rule.test(text));
    const words = text => (text || '').split(/[ .@\-_+]/).filter(word => word.length >= 4);

    const check = form => {
        const list = form.querySelector('[data-rules]');
        const text = form.querySelector('[data-new]').value, again = form.querySelector('[data-again]').value, lower = text.toLowerCase();
        const product = list.dataset.product || '';
        const names = [...words(list.dataset.email), ...words(form.querySelector('[data-name]')?.value || list.dataset.name), product, product.replaceAll(' ', '')];
        const facts = {
            length: text.length >= 12 && text.length <= 128,
            mix: text.length >= 15 || mixed(text),
            personal: text !== '' && !names.some(word => word && lower.includes(word.toLowerCase())),
            again: text !== '' && again === text,
        };
        for (const item of list.children) item.dataset.ok = text === '' ? '' : String(facts[item.dataset.rule]);
        form.querySelector('[data-submit]').disabled = !Object.values(facts).every(Boolean) || !form.checkValidity();
    };

    const prepare = () => document.querySelectorAll('form:has([data-rules])').forEach(check);
    document.addEventListener('input', event => {
        const form = event.target instanceof Element && event.target.closest('form:has([data-rules])');
        if (form) check(form);
    });
    document.addEventListener('change', event => {
        const form = event.target instanceof Element && event.target.closest('form:has([data-rules])');
        if (form) check(form);
    });
    document.addEventListener('DOMContentLoaded', prepare);
    addEventListener('load', () => window.Blazor?.addEventListener?.('enhancedload', prepare));
})();
