// imapflow: fetches all of a mailbox by one command, its bytes. Settings as bench/reading gives them.
const fs = require('fs')
const { ImapFlow } = require(process.env.BENCH_MODULES + '/imapflow')
const setting = name => process.env['BENCH_' + name]
let count

async function fetchAll () {
  const client = new ImapFlow({
    host: 'localhost',
    port: +setting('PORT'),
    secure: true,
    auth: { user: setting('USER'), pass: setting('PASSWORD') },
    tls: { ca: fs.readFileSync(setting('CA')) },
    logger: false,
    disableCompression: true
  })
  await client.connect()
  const lock = await client.getMailboxLock('INBOX', { readOnly: true })
  count = 0
  for await (const message of client.fetch('1:*', { uid: true, flags: true, source: true }, { uid: true })) {
    if (message.source.length < 1000) throw new Error('a message is short')
    count++
  }
  return async () => {
    lock.release()
    await client.logout()
  }
}

async function main () {
  for (let left = +setting('WARMUP'); left > 0; left--) await (await fetchAll())()
  const cpu = process.cpuUsage()
  const began = process.hrtime.bigint()
  const close = await fetchAll()
  const seconds = Number(process.hrtime.bigint() - began) / 1e9
  const used = process.cpuUsage(cpu)
  console.log(JSON.stringify({ count, seconds, cpu: (used.user + used.system) / 1e6 }))
  await close()
}

main().catch(error => {
  console.error(error)
  process.exit(1)
})
