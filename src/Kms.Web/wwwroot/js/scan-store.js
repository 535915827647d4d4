// Scans of one person on this phone, until the service has answered. Each has its state: kept (waits), sent (a job has it), claimed, refused (it
// could not be claimed), paused (worth another attempt later).
(() => {
    'use strict';
    const empty = () => ({ scans: [], parcel: null });
    const open = ['kept', 'sent', 'claimed'];

    class Store {
        #key;
        #changed;

        constructor(user, changed) {
            this.#key = `kms-scans-${user}`;
            this.#changed = changed;
            addEventListener('storage', event => { if (event.key === this.#key) changed(); });
        }

        get name() { return this.#key; }

        get scans() { return this.read().scans; }

        get waiting() { return this.scans.filter(scan => scan.state === 'kept' || scan.state === 'sent').length; }

        /** False for a device that is in the list already and not over. */
        add(device, code, organisation) {
            const data = this.read();
            if (data.scans.some(scan => scan.device === device && open.includes(scan.state))) return false;
            const scan = { id: this.random(), device, code, organisation, at: Date.now(), state: 'kept' };
            this.write({ ...data, scans: [scan, ...data.scans.filter(other => other.device !== device)] });
            return true;
        }

        again(id) { this.map(scan => scan.id === id ? { ...scan, state: 'kept' } : scan); }

        remove(id) {
            const data = this.read();
            this.write({ ...data, scans: data.scans.filter(scan => scan.id !== id || scan.state === 'sent' || data.parcel?.ids.includes(id)) });
        }

        clear() {
            const data = this.read();
            this.write({ ...data, scans: data.scans.filter(scan => scan.state !== 'claimed') });
        }

        map(change, parcel = this.read().parcel) { this.write({ scans: this.scans.map(change), parcel }); }

        random() { return [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join(''); }

        read() {
            try { return JSON.parse(localStorage.getItem(this.#key)) ?? empty(); }
            catch { return empty(); }
        }

        write(data) {
            localStorage.setItem(this.#key, JSON.stringify(data));
            this.#changed();
        }
    }

    window.kmsScan.Store = Store;
})();
