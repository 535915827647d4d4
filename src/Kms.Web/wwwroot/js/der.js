// DER (ITU-T X.690) as far as a certificate request and a PKCS#12 file need it. Every function gives bytes.
const concat = parts => {
    const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
    let at = 0;
    for (const part of parts) { all.set(part, at); at += part.length; }
    return all;
};

const bytesOf = number => number < 256 ? [number] : [...bytesOf(Math.floor(number / 256)), number % 256];

const tagged = (tag, ...parts) => {
    const content = concat(parts);
    const length = bytesOf(content.length);
    return concat([[tag], content.length < 128 ? length : [128 | length.length, ...length], content]);
};

// A first bit of 1 would make the number a negative one.
const unsigned = bytes => {
    let from = 0;
    while (from < bytes.length - 1 && bytes[from] === 0) from++;
    const rest = bytes.slice(from);
    return tagged(0x02, rest[0] > 127 ? [0] : [], rest);
};

const arc = number => number < 128 ? [number] : [...arc(Math.floor(number / 128)).map(byte => byte | 128), number % 128];

export const sequence = (...parts) => tagged(0x30, ...parts);
export const set = (...parts) => tagged(0x31, ...parts);
export const octets = bytes => tagged(0x04, bytes);
export const bits = bytes => tagged(0x03, [0], bytes);
export const nothing = () => tagged(0x05);
export const integer = number => unsigned(bytesOf(number));
export const bigInteger = unsigned;
export const inside = (number, ...parts) => tagged(0xa0 | number, ...parts);
export const instead = (number, bytes) => tagged(0x80 | number, bytes);
export const oid = text => {
    const [first, second, ...rest] = text.split('.').map(Number);
    return tagged(0x06, arc(first * 40 + second), ...rest.map(arc));
};

const utf16 = text => Uint8Array.from([...text].flatMap(letter => letter.split('')).flatMap(unit => [unit.charCodeAt(0) >> 8, unit.charCodeAt(0) & 255]));
export const bmpString = text => tagged(0x1e, utf16(text));
export { concat, utf16 };
