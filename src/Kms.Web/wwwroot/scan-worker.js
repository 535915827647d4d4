// Lets the scan page open where there is no connection: as it was last seen. Everything else, and everything while there is a connection, comes from the service.
'use strict';
const page = '/claim/scan', patience = 6000;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', event => {
    const { request } = event, { pathname } = new URL(request.url);
    if (request.method !== 'GET' || pathname.startsWith('/api/') || (request.mode === 'navigate' && pathname !== page)) return;
    event.respondWith((async () => {
        const kept = await caches.match(request, { ignoreSearch: pathname === page, ignoreVary: true });
        try {
            // Where a network leads nowhere, an answer may never come.
            return await fetch(request, kept ? { signal: AbortSignal.timeout(patience) } : {});
        } catch (error) {
            if (kept) return kept;
            throw error;
        }
    })());
});
