// nodemailer: composes and sends alarm mails, over a pool of one connection or without. Settings as bench/sending gives them.
const fs = require('fs')
const nodemailer = require(process.env.BENCH_MODULES + '/nodemailer')
const setting = name => process.env['BENCH_' + name]
const text = fs.readFileSync(setting('TEXT'), 'utf8')
const keep = setting('MODE') === 'keep'
const transport = nodemailer.createTransport({
  host: 'localhost',
  port: +setting('PORT'),
  secure: setting('TLS') === 'tls',
  requireTLS: setting('TLS') !== 'tls',
  auth: setting('USER') ? { user: setting('USER'), pass: setting('PASSWORD') } : undefined,
  tls: { ca: fs.readFileSync(setting('CA')) },
  name: 'client.example.test',
  pool: keep,
  maxConnections: 1,
  maxMessages: Infinity
})
let number = 0

function sendOne () {
  const n = String(++number)
  return transport.sendMail({
    from: setting('FROM'),
    to: setting('TO'),
    subject: `Alarm ${n}: Zulufttemperatur zu hoch (34,7 °C)`,
    text: text.replaceAll('@N@', n)
  })
}

// A kept connection has one message on it and one that waits, so that it is never idle.
async function send (count) {
  let left = count
  const lane = async () => { while (left-- > 0) await sendOne() }
  await Promise.all(keep ? [lane(), lane()] : [lane()])
}

async function main () {
  await send(+setting('WARMUP'))
  const cpu = process.cpuUsage()
  const began = process.hrtime.bigint()
  await send(+setting('COUNT'))
  const seconds = Number(process.hrtime.bigint() - began) / 1e9
  const used = process.cpuUsage(cpu)
  transport.close()
  console.log(JSON.stringify({ count: +setting('COUNT'), seconds, cpu: (used.user + used.system) / 1e6 }))
}

main().catch(error => {
  console.error(error)
  process.exit(1)
})
