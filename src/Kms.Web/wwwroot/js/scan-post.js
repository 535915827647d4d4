// Sends what waits in the store as jobs of the API, as soon as somebody can be reached; of two tabs one does.
(() => {
    'use strict';
    const most = 500, pause = 700, patience = 5000;
    const outcomes = { claimed: 'claimed', unchanged: 'claimed', 'too-many-attempts': 'paused' };
    const wait = time => new Promise(done => setTimeout(done, time));

    // Cells of a line of the report: commas and quotes by RFC 4180.
    const cells = line => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)]
        .map(([, cell]) => cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);

    class Post {
        #store;
        #changed;
        #user;
        #sending = false;
        #later = 0;

        /** up, down, or away when the session has ended. */
        connection = navigator.onLine ? 'up' : 'down';

        constructor(store, user, changed) {
            this.#store = store;
            this.#user = user;
            this.#changed = changed;
            addEventListener('online', () => { this.#tell('up'); this.send(); });
            addEventListener('offline', () => this.#tell('down'));
        }

        async send() {
            if (this.#sending || !navigator.onLine) return;
            this.#sending = true;
            clearTimeout(this.#later);
            try {
                if (navigator.locks) await navigator.locks.request(this.#store.name, () => this.#sendAll());
                else await this.#sendAll();
            } catch (error) {
                if (!(error instanceof TypeError)) throw error;
                // fetch: nobody could be reached. The event that says so comes late, or never where there is a network without a way out.
                this.#tell('down');
                this.#sendLater(patience);
            } finally { this.#sending = false; }
        }

        async #sendAll() {
            while (this.#pack()) {
                // The page may be one that was kept, and somebody else signed in since.
                const me = await fetch('/api/v1/me');
                if (me.ok && (await me.json()).id !== this.#user) return this.#tell('away');
                if (!await this.#post() || !await this.#follow()) return;
                this.#tell('up');
            }
        }

        // What goes together is written down with its key before it leaves, so that sending it twice claims once.
        #pack() {
            const data = this.#store.read();
            if (data.parcel) return true;
            const first = data.scans.findLast(scan => scan.state === 'kept');
            if (!first) return false;
            const some = data.scans.filter(scan => scan.state === 'kept' && scan.organisation === first.organisation).slice(-most);
            this.#store.write({ ...data, parcel: { key: this.#store.random(), organisation: first.organisation, ids: some.map(scan => scan.id), job: null } });
            return true;
        }

        async #post() {
            const { parcel, scans } = this.#store.read();
            if (parcel.job) return true;
            const devices = parcel.ids.map(id => scans.find(scan => scan.id === id)).map(scan => ({ id: scan?.device ?? '', code: scan?.code ?? null }));
            const answer = await fetch('/api/v1/claims', {
                method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': parcel.key },
                body: JSON.stringify({ devices, organisationId: parcel.organisation || null }),
            });
            if (answer.status !== 202) return this.#turnedAway(answer);
            const { jobId } = await answer.json();
            return this.#settle({ ...parcel, job: jobId }, scan => ({ ...scan, state: 'sent' }));
        }

        async #follow() {
            const { parcel } = this.#store.read();
            for (;;) {
                const answer = await fetch(`/api/v1/jobs/${parcel.job}`);
                if (!answer.ok) return this.#turnedAway(answer);
                const { state } = await answer.json();
                if (state === 'done' || state === 'cancelled' || state === 'failed') break;
                await wait(pause);
            }
            const report = await fetch(`/api/v1/jobs/${parcel.job}/report`);
            if (!report.ok) return this.#turnedAway(report);
            const rows = (await report.text()).split('\r\n').slice(1).filter(Boolean).map(cells);
            return this.#settle(null, (scan, place) => this.#judge(scan, rows.find(row => Number(row[0]) === place + 1)));
        }

        // The code is forgotten with the answer, except where the same code is worth another attempt. A job that was stopped has rows without answer.
        #judge(scan, row) {
            const state = row ? outcomes[row[2]] ?? 'refused' : 'paused';
            return { ...scan, state, code: state === 'paused' ? scan.code : null };
        }

        #turnedAway(answer) {
            if (answer.status === 401) this.#tell('away');
            else if (answer.status === 429 || answer.status >= 500) this.#sendLater(Math.max(patience, 1000 * Number(answer.headers.get('retry-after') ?? 0)));
            else this.#settle(null, scan => ({ ...scan, state: 'paused' }));
            return false;
        }

        // The parcel goes on, or is over; what is in it changes.
        #settle(parcel, change) {
            const { ids } = this.#store.read().parcel;
            this.#store.map(scan => ids.includes(scan.id) ? change(scan, ids.indexOf(scan.id)) : scan, parcel);
            return true;
        }

        #sendLater(time) {
            clearTimeout(this.#later);
            this.#later = setTimeout(() => this.send(), time);
        }

        #tell(connection) {
            this.connection = connection;
            this.#changed();
        }
    }

    window.kmsScan.Post = Post;
})();
