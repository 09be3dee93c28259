#include "bench/mail/engineprogram.h"

#include <QSslCertificate>

#include <cstdio>
#include <sys/resource.h>

namespace bench {

using namespace email;

namespace {

double processorSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

} // namespace

QString setting(const char *name)
{
    return QString::fromUtf8(qgetenv(name));
}

void fillSession(SessionSettings &settings)
{
    settings.tls = setting("BENCH_TLS") == QLatin1String("tls") ? TlsMode::TlsFirst : TlsMode::StartTls;
    settings.account = setting("BENCH_USER");
    settings.password = SecretBytes(qgetenv("BENCH_PASSWORD"));
    settings.mechanism = qgetenv("BENCH_MECHANISM");
    settings.signIn = settings.mechanism.isEmpty() ? SignIn::Automatic : SignIn::Mechanism;
}

WireSettings wireTo(trust::Protocol protocol, trust::TrustPolicy &policy)
{
    WireSettings wire;
    wire.host = QStringLiteral("localhost");
    wire.port = setting("BENCH_PORT").toUShort();
    wire.endpoint = trust::makeEndpoint(protocol, wire.host, wire.port).value();
    wire.anchors = policy.caCertificates();
    wire.judge = [&policy](const trust::PeerQuestion &question) { return policy.judge(question); };
    return wire;
}

trust::TrustBase trustedRoot()
{
    trust::TrustBase base;
    const QList<QSslCertificate> anchors = QSslCertificate::fromPath(setting("BENCH_CA"));
    for (const QSslCertificate &anchor : anchors)
        base.user.append(trust::Certificate::fromDer(anchor.toDer()).value());
    return base;
}

void Stopwatch::start()
{
    m_cpu = processorSeconds();
    m_time.start();
}

void Stopwatch::tell(int count) const
{
    std::printf("{\"count\": %d, \"seconds\": %f, \"cpu\": %f}\n", count, double(m_time.nsecsElapsed()) / 1e9,
                processorSeconds() - m_cpu);
    std::fflush(stdout);
}

} // namespace bench
