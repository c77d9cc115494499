# Footnote as a container. Everything that it writes lies under /data; the rest may be mounted read-only.
#
#   docker build -t footnote .
#   docker run --init --read-only --tmpfs /tmp -v footnote:/data -e DISCORD_TOKEN=… footnote

FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# The image brings Node itself: without install scripts the npm package of it stays an empty shell.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=8080 \
    DATABASE_URL=sqlite:/data/footnote.db \
    NODE_COMPILE_CACHE=/app/compiled
COPY --from=packages /app/node_modules node_modules
COPY package.json LICENSE ./
COPY data data
COPY src src
RUN mkdir /data compiled && chown node:node /data compiled
USER node
# Loads everything once, the sentence model with its thread and then the bot, which ends at the address of no database,
# so that a container finds its code compiled. It is kept for this user and for these options of node; with others the
# bot starts half a second later.
RUN node --max-semi-space-size=4 --expose-gc src/cli.ts ask water > /dev/null
RUN DATABASE_URL=none node --max-semi-space-size=4 --expose-gc src/main.ts || test -n "$(ls compiled)"
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# A small nursery, and to tidy up once after the start, save some 100 MB (docs/scale.md).
CMD ["node", "--max-semi-space-size=4", "--expose-gc", "src/main.ts"]
