// A certificate for a key that is made here and never leaves: only the request is sent, and the file is put together from what comes back.
import { makeFile, makeKey, makeRequest } from './pkcs.js';

const bytes = text => Uint8Array.from(atob(text), letter => letter.charCodeAt(0));

const ask = async form => {
    const sent = new FormData();
    for (const hidden of form.querySelectorAll('input[type=hidden][name]')) sent.append(hidden.name, hidden.value);
    return { sent, key: await makeKey(form.dataset.curve === 'true') };
};

const issue = async form => {
    const { sent, key } = await ask(form);
    sent.append('Request', await makeRequest(key));
    const answer = await fetch(form.dataset.ownKey, { method: 'POST', body: sent });
    const said = await answer.json();
    return answer.ok ? { key, said } : Promise.reject(new Error(said.detail));
};

const offer = (form, file) => {
    const link = form.querySelector('[data-file]');
    link.href = URL.createObjectURL(new Blob([file], { type: 'application/x-pkcs12' }));
    link.click();
};

const run = async form => {
    const show = name => { for (const part of form.querySelectorAll('[data-part]')) part.hidden = part.dataset.part !== name; };
    const fault = form.querySelector('[data-fault]');
    fault.hidden = true;
    show('busy');
    try {
        const { key, said } = await issue(form);
        offer(form, await makeFile(key.privateKey, said.certificates.map(bytes), form.dataset.name, form.querySelector('[data-new]').value));
        show('done');
        form.querySelector('[data-part=done] h2').focus();
        for (const other of document.querySelectorAll('[data-other-way]')) other.hidden = true;
        addEventListener('beforeunload', leave);
        form.querySelector('[data-leave]').addEventListener('click', () => removeEventListener('beforeunload', leave));
    }
    catch (error) {
        show('ask');
        fault.hidden = false;
        fault.querySelector('[data-text]').textContent = error.message || fault.dataset.text;
    }
};

// The key is nowhere else: whoever leaves without the file has lost it.
const leave = event => event.preventDefault();

for (const form of document.querySelectorAll('form[data-own-key]')) {
    const can = !!globalThis.crypto?.subtle;
    form.querySelector('[data-insecure]').hidden = can;
    form.querySelector('[data-part=ask]').hidden = !can;
    form.querySelector('fieldset').disabled = !can;
    form.addEventListener('submit', event => { event.preventDefault(); run(form); });
}
