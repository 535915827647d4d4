// Reads codes from the camera or from a picture: with the browser's own detector, or with the library that is fetched for it.
(() => {
    'use strict';
    const formats = ['qr_code', 'data_matrix', 'code_128', 'code_39', 'itf', 'ean_13'];
    const library = 'BzBxP10ZE72aitqj5UMmUsbKFliP/DZqA8Wq+BNNhlIJDGoEd1tpkMYXOg9+n6sB'; // see lib/zxing/README.txt
    const pause = 120, widest = 960;

    const fetchLibrary = address => new Promise((done, fail) => {
        if (window.ZXing) return done(window.ZXing);
        const script = document.createElement('script');
        Object.assign(script, { src: address, integrity: `sha384-${library}`, crossOrigin: 'anonymous' });
        script.onload = () => done(window.ZXing);
        script.onerror = () => { script.remove(); fail(new Error('library')); };
        document.head.append(script);
    });

    // The detector exists on some systems without any format to detect.
    const own = async () => {
        if (!('BarcodeDetector' in window)) return null;
        const known = await BarcodeDetector.getSupportedFormats();
        if (!known.includes('qr_code')) return null;
        const detector = new BarcodeDetector({ formats: formats.filter(format => known.includes(format)) });
        return async canvas => (await detector.detect(canvas))[0]?.rawValue ?? null;
    };

    const borrowed = async address => {
        const zxing = await fetchLibrary(address);
        const reader = new zxing.MultiFormatReader();
        const kinds = ['QR_CODE', 'DATA_MATRIX', 'CODE_128', 'CODE_39', 'ITF', 'EAN_13'].map(kind => zxing.BarcodeFormat[kind]);
        reader.setHints(new Map([[zxing.DecodeHintType.POSSIBLE_FORMATS, kinds], [zxing.DecodeHintType.TRY_HARDER, true]]));
        return async canvas => {
            try {
                return reader.decodeWithState(new zxing.BinaryBitmap(new zxing.HybridBinarizer(new zxing.HTMLCanvasElementLuminanceSource(canvas)))).getText();
            } catch (error) {
                if (error instanceof zxing.NotFoundException || error instanceof zxing.ChecksumException || error instanceof zxing.FormatException) return null;
                throw error;
            } finally {
                reader.reset();
            }
        };
    };

    let reading = null;
    const reader = address => reading ??= own().then(found => found ?? borrowed(address)).catch(error => { reading = null; throw error; });

    const draw = (canvas, source, width, height) => {
        const scale = Math.min(1, widest / Math.max(width, height));
        canvas.width = Math.max(1, Math.round(width * scale));
        canvas.height = Math.max(1, Math.round(height * scale));
        canvas.getContext('2d', { willReadFrequently: true }).drawImage(source, 0, 0, canvas.width, canvas.height);
        return canvas;
    };

    // One camera at a time; what is read is told until somebody stops it.
    class Camera {
        #stream = null;
        #timer = 0;
        #canvas = document.createElement('canvas');

        get track() { return this.#stream?.getVideoTracks()[0]; }

        get hasLight() { return Boolean(this.track?.getCapabilities?.().torch); }

        async start(video, address, found) {
            const read = await reader(address);
            this.#stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: { facingMode: 'environment', width: { ideal: 1280 } } });
            video.srcObject = this.#stream;
            await video.play();
            const look = async () => {
                if (!this.#stream) return;
                if (video.videoWidth > 0 && !document.hidden) {
                    const text = await read(draw(this.#canvas, video, video.videoWidth, video.videoHeight));
                    if (text && this.#stream) found(text);
                }
                this.#timer = setTimeout(look, pause);
            };
            this.#timer = setTimeout(look, 0);
        }

        light(on) { return this.track?.applyConstraints({ advanced: [{ torch: on }] }); }

        stop(video) {
            clearTimeout(this.#timer);
            this.#stream?.getTracks().forEach(track => track.stop());
            this.#stream = video.srcObject = null;
        }
    }

    const readPicture = async (file, address) => {
        const read = await reader(address), picture = await createImageBitmap(file), canvas = document.createElement('canvas');
        try { return await read(draw(canvas, picture, picture.width, picture.height)); }
        finally { picture.close(); }
    };

    const unescaped = text => { try { return decodeURIComponent(text); } catch { return text; } };
    const id = /\b([A-Z]{3}-[0-9A-Z]{1,20})\b/i, eui = /^[0-9A-F]{16}$/i;
    const lorawan = /^(?:LW:D0:|URN:LW:DP:|URN:DEV:LW:)[0-9A-F]{16}[:_]([0-9A-F]{16})[:_]([^]*)$/i;

    // What a code says of a device. Of a LoRaWAN code nothing is taken but the identity and the owner token: some makers print keys behind them.
    const understand = raw => {
        const text = raw.trim();
        const radio = lorawan.exec(text);
        if (radio) return { device: `EUI-${radio[1].toUpperCase()}`, code: radio[2].split(/[:_%]/).slice(1).find(part => /^[OV]/i.test(part))?.slice(1) || null };
        const label = /^(\d{8})\s*\/\s*(\d{1,2})\s*\/\s*(\d{2}|\d{4})$/.exec(text);
        if (label) return { device: label[1], code: `${label[2]}/${label[3]}` };
        if (/^https?:\/\//i.test(text)) {
            const parts = text.split(/[?#]/)[0].split('/').map(unescaped), at = parts.findIndex(part => id.test(part));
            return at < 0 ? null : { device: parts[at].toUpperCase(), code: parts.slice(at + 1).filter(Boolean).at(-1) ?? null };
        }
        const [first, code] = text.split(/\s*[,;\t]\s*/, 2);
        if (eui.test(first)) return { device: `EUI-${first.toUpperCase()}`, code: code || null };
        const serial = id.exec(first)?.[1].toUpperCase() ?? /\b\d{8}\b/.exec(first)?.[0];
        return serial ? { device: serial, code: code || null } : null;
    };

    window.kmsScan = { Camera, readPicture, understand };
})();
