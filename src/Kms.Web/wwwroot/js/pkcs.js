// A certificate request (PKCS#10, RFC 2986) and a file with key and certificates (PKCS#12, RFC 7292), made where the key is.
import { bigInteger, bits, bmpString, concat, inside, instead, integer, nothing, octets, oid, sequence, set, utf16 } from './der.js';
import { sha256 } from './sha256.js';

const rounds = 100000;
const random = length => crypto.getRandomValues(new Uint8Array(length));
const rsa = { name: 'RSASSA-PKCS1-v1_5', modulusLength: 3072, publicExponent: Uint8Array.of(1, 0, 1), hash: 'SHA-256' };
const curve = { name: 'ECDSA', namedCurve: 'P-256' };

export const makeKey = isCurve => crypto.subtle.generateKey(isCurve ? curve : rsa, true, ['sign', 'verify']);

// The name stays empty: the service writes what was ordered.
export const makeRequest = async key => {
    const isCurve = key.publicKey.algorithm.name === curve.name;
    const content = sequence(integer(0), sequence(), new Uint8Array(await crypto.subtle.exportKey('spki', key.publicKey)), inside(0));
    const signed = new Uint8Array(await crypto.subtle.sign({ name: key.publicKey.algorithm.name, hash: 'SHA-256' }, key.privateKey, content));
    const how = isCurve ? sequence(oid('1.2.840.10045.4.3.2')) : sequence(oid('1.2.840.113549.1.1.11'), nothing());
    const signature = isCurve ? sequence(bigInteger(signed.slice(0, 32)), bigInteger(signed.slice(32))) : signed;
    const text = btoa(String.fromCharCode(...sequence(content, how, bits(signature)))).replace(/.{64}(?=.)/g, '$&\n');
    return `-----BEGIN CERTIFICATE REQUEST-----\n${text}\n-----END CERTIFICATE REQUEST-----\n`;
};

// PBES2 (RFC 8018): PBKDF2 with HMAC-SHA-256, AES-256-CBC.
const encrypt = async (content, password) => {
    const [salt, iv] = [random(16), random(16)];
    const secret = await crypto.subtle.importKey('raw', new TextEncoder().encode(password), 'PBKDF2', false, ['deriveKey']);
    const key = await crypto.subtle.deriveKey(
        { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, secret, { name: 'AES-CBC', length: 256 }, false, ['encrypt']);
    const derivation = sequence(oid('1.2.840.113549.1.5.12'), sequence(octets(salt), integer(rounds), sequence(oid('1.2.840.113549.2.9'), nothing())));
    return {
        how: sequence(oid('1.2.840.113549.1.5.13'), sequence(derivation, sequence(oid('2.16.840.1.101.3.4.1.42'), octets(iv)))),
        content: new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-CBC', iv }, key, content)),
    };
};

const filled = (bytes, length) => Uint8Array.from({ length: Math.ceil(bytes.length / length) * length }, (_, at) => bytes[at % bytes.length]);

// RFC 7292, appendix B.2, with the id 3 for a MAC; one hash is as long as the key.
const macKey = (password, salt) => {
    let hash = concat([new Uint8Array(64).fill(3), filled(salt, 64), filled(utf16(password + '\0'), 64)]);
    for (let round = 0; round < rounds; round++) hash = sha256(hash);
    return hash;
};

const data = content => sequence(oid('1.2.840.113549.1.7.1'), inside(0, octets(content)));
const attribute = (id, value) => sequence(oid(id), set(value));

export const makeFile = async (privateKey, certificates, name, password) => {
    const marks = set(attribute('1.2.840.113549.1.9.20', bmpString(name)), attribute('1.2.840.113549.1.9.21', octets(sha256(certificates[0]))));
    const bags = certificates.map((one, at) => sequence(
        oid('1.2.840.113549.1.12.10.1.3'), inside(0, sequence(oid('1.2.840.113549.1.9.22.1'), inside(0, octets(one)))), at === 0 ? marks : []));
    const shown = await encrypt(sequence(...bags), password);
    const hidden = await encrypt(new Uint8Array(await crypto.subtle.exportKey('pkcs8', privateKey)), password);
    const keyBag = sequence(oid('1.2.840.113549.1.12.10.1.2'), inside(0, sequence(hidden.how, octets(hidden.content))), marks);
    const safe = sequence(
        sequence(oid('1.2.840.113549.1.7.6'), inside(0, sequence(integer(0), sequence(oid('1.2.840.113549.1.7.1'), shown.how, instead(0, shown.content))))),
        data(sequence(keyBag)));
    const salt = random(16);
    const key = await crypto.subtle.importKey('raw', macKey(password, salt), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
    const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, safe));
    const digest = sequence(sequence(oid('2.16.840.1.101.3.4.2.1'), nothing()), octets(mac));
    return sequence(integer(3), data(safe), sequence(digest, octets(salt), integer(rounds)));
};
