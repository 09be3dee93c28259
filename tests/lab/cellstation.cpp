#include "tests/lab/cellstation.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

namespace lab {

using testsupport::MailStation;

namespace {

/// The certificate that a client shows, where it has one.
bool hasIdentity(const Cell &cell)
{
    return cell.certificate != u"client certificate demanded, not given" &&
           (cell.isExternal() || cell.certificate == u"client certificate demanded");
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    return file.readAll();
}

} // namespace

CellStation::CellStation(station::Clock &clock, const MailLab &lab, PolicyServer &policy, QList<Cell> cells)
    : m_lab(lab), m_policy(policy), m_cells(std::move(cells)), m_runs(std::size_t(m_cells.size()))
{
    m_policy.setJudge([this](const auto &question) { return judge(question); });
    MailStation::Accounts accounts;
    for (int i = 0; i < m_cells.size(); ++i) {
        const MailLab::Endpoint endpoint = lab.endpoint(m_cells[i].endpoint());
        m_runs[std::size_t(i)].wire = std::make_unique<Wiretap>(endpoint.address, endpoint.port);
        accounts.append({accountName(i), valuesFor(i)});
    }
    m_station = std::make_unique<MailStation>(clock, accounts);
}

CellStation::~CellStation()
{
    m_policy.setJudge({});
}

QString CellStation::user(int cell) const
{
    return m_cells[cell].isExternal() ? QStringLiteral("client") : mailbox(cell);
}

QJsonObject CellStation::valuesFor(int i) const
{
    const Cell &cell = m_cells[i];
    QJsonObject values{{QStringLiteral("hostname"), QStringLiteral("localhost")},
                       {QStringLiteral("port"), m_runs[std::size_t(i)].wire->port()},
                       {QStringLiteral("useSsl"), cell.mode == u"TLS"},
                       {QStringLiteral("useStartTls"), cell.mode == u"STARTTLS"},
                       {QStringLiteral("authentication"), cell.authentication},
                       {QStringLiteral("allowPlaintextAuth"), cell.isClear()},
                       {QStringLiteral("from"), mailbox(i) + QStringLiteral("@example.test")}};
    if (cell.signsIn())
        values.insert(QStringLiteral("account"), user(i));
    if (cell.certificate == u"TLS 1.0 only, allowed")
        values.insert(QStringLiteral("tlsMinProtocol"), QStringLiteral("1.0"));
    return values;
}

QString CellStation::start()
{
    if (!m_policy.isListening())
        return QStringLiteral("no policy server at %1").arg(m_lab.policySocket());
    for (int i = 0; i < m_cells.size(); ++i) {
        if (m_lab.port(m_cells[i].endpoint()) == 0 || wire(i).port() == 0)
            return QStringLiteral("there is no server %1").arg(m_cells[i].endpoint());
    }
    if (const auto started = m_station->start(); !started)
        return started.error().text();
    if (const auto imported = m_station->certificates().import(
            contentOf(m_lab.caFile()), QStringLiteral("laboratory"), m_station->person);
        !imported)
        return imported.error().text();
    // When the stores have been read, every connection is made anew.
    if (!QTest::qWaitFor([this] { return m_station->certificates().isReady(); }, 30'000))
        return QStringLiteral("the certificate service is not ready");
    QString refused;
    for (int i = 0; i < m_cells.size(); ++i)
        refused += enterSecrets(i);
    return refused;
}

QString CellStation::enterSecrets(int i)
{
    const Cell &cell = m_cells[i];
    QJsonObject secrets;
    if (cell.signsIn() && !cell.isExternal())
        secrets.insert(QStringLiteral("password"), QString::fromUtf8(password(i)));
    if (hasIdentity(cell))
        secrets.insert(QStringLiteral("clientCertificate"), // a secret is one line
                       QString::fromLatin1(contentOf(m_lab.clientIdentityFile()).replace('\n', ' ')));
    return secrets.isEmpty() ? QString() : m_station->set(secrets, accountName(i));
}

QString CellStation::approve(int i)
{
    const QString &certificate = m_cells[i].certificate;
    trust::Problems ticked;
    if (certificate == u"expired")
        ticked = trust::Problem::Expired;
    if (certificate == u"not yet valid")
        ticked = trust::Problem::NotYetValid;
    const auto approved = m_station->approve(ticked, accountName(i));
    return approved ? QString() : approved.error().text();
}

bool CellStation::send(int cell)
{
    Run &run = m_runs[std::size_t(cell)];
    const QString address = mailbox(cell) + QStringLiteral("@example.test");
    email::MailDraft draft;
    draft.from = email::parseAddressList(address)->constFirst();
    draft.to = *email::parseAddressList(address);
    draft.subject = m_cells[cell].name();
    draft.text = QStringLiteral("Zone 3: 21,5 °C\n.\n..dots\n") + QString(2000, u'l') + u'\n';
    draft.date = m_station->station().clock().wall();
    draft.messageId = email::makeMessageId(QByteArray::number(cell), "example.test");
    const auto composed = email::compose(draft);
    if (!composed)
        return false;
    run.bytes = composed->bytes;
    email::NewMail mail;
    mail.mail = *composed;
    mail.subject = draft.subject;
    mail.account = account(cell).path();
    mail.kind = email::MailKind::Alarm;
    const auto ticket = m_station->service().outbox().enqueue(mail);
    run.id = ticket ? ticket->id : 0;
    return run.id != 0;
}

/// A connection is a cell's by the port that Postfix sees it from; Dovecot hands the port on.
std::optional<QByteArray> CellStation::judge(const PolicyServer::Question &question)
{
    const quint16 port = question.value("client_port").toUShort();
    for (int i = 0; i < m_cells.size(); ++i) {
        if (!wire(i).isSeenFrom(port))
            continue;
        const auto answer = m_judge ? m_judge(i, question) : std::optional<QByteArray>("DUNNO");
        // Asked again about the same, Postfix has said nothing new.
        if (answer)
            m_runs[std::size_t(i)].heard.append(question);
        return answer;
    }
    return "DUNNO";
}

QList<PolicyServer::Question> CellStation::heard(int cell, const QByteArray &state) const
{
    QList<PolicyServer::Question> found;
    for (const PolicyServer::Question &question : m_runs[std::size_t(cell)].heard) {
        if (question.value("protocol_state") == state)
            found.append(question);
    }
    return found;
}

QString CellStation::leak(int i)
{
    const Cell &cell = m_cells[i];
    const QByteArray secret = password(i);
    const QByteArray name = user(i).toUtf8();
    const QList<QByteArray> forms{secret, secret.toBase64(), ('\0' + name + '\0' + secret).toBase64()};
    for (const QByteArray &form : forms) {
        if (cell.signsIn() && !cell.isExternal() && traceOf(i).contains(QString::fromUtf8(form)))
            return QStringLiteral("in the conversation: %1").arg(QString::fromUtf8(form));
    }
    // PLAIN and LOGIN show the password to whoever listens: in the clear that is what the person allowed.
    const bool shown = cell.isClear() && (cell.authentication == u"PLAIN" || cell.authentication == u"LOGIN");
    for (const QByteArray &said : m_runs[std::size_t(i)].wire->said()) {
        for (const QByteArray &form : forms + QList<QByteArray>{"Zone 3"}) {
            if (said.contains(form) && !shown && !(cell.isClear() && form == "Zone 3"))
                return QStringLiteral("in the clear: %1").arg(QString::fromLatin1(form));
        }
        if (cell.isClear())
            continue;
        const qsizetype handshake = said.indexOf("\x16\x03\x01");
        QByteArray before = handshake < 0 ? said : said.left(handshake);
        if (cell.mode == u"STARTTLS" && before.startsWith("EHLO ")) {
            before = before.mid(before.indexOf('\n') + 1);
            if (before.startsWith("STARTTLS\r\n"))
                before = before.mid(10);
        }
        if (!before.isEmpty())
            return QStringLiteral("before TLS: %1").arg(QString::fromLatin1(before.left(200)));
    }
    return {};
}

QString CellStation::story(int cell)
{
    const email::OutgoingAccount &account = this->account(cell);
    QStringList lines{
        m_cells[cell].name(), QStringLiteral("%1: %2").arg(account.status().text(), account.faultCause()),
        QString::fromUtf8(QJsonDocument(message(cell)).toJson(QJsonDocument::Compact)), traceOf(cell)};
    for (const PolicyServer::Question &question : m_runs[std::size_t(cell)].heard)
        lines.append(QStringLiteral("Postfix at %1: %2 %3 %4")
                         .arg(QString::fromLatin1(question.value("protocol_state")),
                              QString::fromLatin1(question.value("sasl_method")),
                              QString::fromLatin1(question.value("sasl_username")),
                              QString::fromLatin1(question.value("encryption_protocol"))));
    return lines.join(u'\n');
}

} // namespace lab
