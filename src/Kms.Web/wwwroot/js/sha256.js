// SHA-256 (FIPS 180-4). The browser's own answers one call at a time, which takes seconds where a hundred thousand follow each other.
const primes = [];
for (let number = 2; primes.length < 64; number++) if (primes.every(prime => number % prime)) primes.push(number);
const fraction = root => Math.floor((root - Math.floor(root)) * 2 ** 32);
const constants = Uint32Array.from(primes, prime => fraction(Math.cbrt(prime)));
const beginning = Uint32Array.from(primes.slice(0, 8), prime => fraction(Math.sqrt(prime)));
const words = new Uint32Array(64);
const turn = (word, by) => (word >>> by) | (word << (32 - by));

const mix = (state, view, at) => {
    for (let i = 0; i < 16; i++) words[i] = view.getUint32(at + 4 * i);
    for (let i = 16; i < 64; i++) {
        const [near, far] = [words[i - 2], words[i - 15]];
        words[i] = (turn(near, 17) ^ turn(near, 19) ^ (near >>> 10)) + words[i - 7] + (turn(far, 7) ^ turn(far, 18) ^ (far >>> 3)) + words[i - 16];
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 64; i++) {
        const first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + constants[i] + words[i]) | 0;
        const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => { state[i] += word; });
};

export const sha256 = message => {
    const padded = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64);
    padded.set(message);
    padded[message.length] = 128;
    const view = new DataView(padded.buffer);
    view.setUint32(padded.length - 4, message.length * 8);
    const state = beginning.slice();
    for (let at = 0; at < padded.length; at += 64) mix(state, view, at);
    const digest = new DataView(new ArrayBuffer(32));
    state.forEach((word, i) => digest.setUint32(4 * i, word));
    return new Uint8Array(digest.buffer);
};
