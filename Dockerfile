# syntax=docker/dockerfile:1
FROM node:26-bookworm-slim AS build
WORKDIR /vigie
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npx nx run-many -t build -p api,worker,console,portal --outputStyle=static

FROM node:26-bookworm-slim AS packages
WORKDIR /vigie
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund

FROM node:26-bookworm-slim
ENV NODE_ENV=production TZ=UTC DATA_DIR=/data PORT=3000
WORKDIR /vigie
COPY --from=packages /vigie/node_modules node_modules
COPY --from=build /vigie/dist dist
COPY package.json ./
RUN apt-get update && apt-get install -y --no-install-recommends restic && rm -rf /var/lib/apt/lists/*
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health/live`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "dist/apps/api/main.js"]
