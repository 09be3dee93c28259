#include "tests/lab/mailboxes.h"

#include <QDir>
#include <QFile>

#include <unistd.h>

using testsupport::MailStation;

Mailboxes::Mailboxes(const MailLab &lab, const QList<ReadCell> &cells, const QJsonObject &more)
{
    MailStation::Accounts accounts;
    for (int i = 0; i < cells.size(); ++i) {
        const MailLab::Endpoint endpoint = lab.endpoint(cells[i].endpoint());
        m_wires.push_back(std::make_unique<Wiretap>(endpoint.address, endpoint.port));
        QJsonObject values{{QStringLiteral("transport"), cells[i].transport},
                           {QStringLiteral("hostname"), QStringLiteral("localhost")},
                           {QStringLiteral("port"), m_wires.back()->port()},
                           {QStringLiteral("useSsl"), cells[i].mode == u"tls"},
                           {QStringLiteral("useStartTls"), cells[i].mode == u"starttls"},
                           {QStringLiteral("authentication"), cells[i].authentication},
                           {QStringLiteral("allowPlaintextAuth"), cells[i].mode == u"clear"}};
        for (auto it = more.begin(); it != more.end(); ++it)
            values.insert(it.key(), it.value());
        accounts.append({name(i), values});
    }
    m_station = std::make_unique<MailStation>(*m_clock, accounts);
    if (const auto started = m_station->start(); !started)
        qFatal("%s", qPrintable(started.error().text()));
    m_station->station().addObserver(this);
    QFile issuer(lab.caFile());
    if (!issuer.open(QIODevice::ReadOnly) ||
        !m_station->certificates().import(issuer.readAll(), QStringLiteral("laboratory"), m_station->person))
        qFatal("the laboratory's root was not imported");
}

QString Mailboxes::signIn(int cell, const QString &user)
{
    return m_station->set(
        {{QStringLiteral("account"), user}, {QStringLiteral("password"), user + QStringLiteral("-secret")}},
        name(cell));
}

void Mailboxes::topicFired(station::Component &, const station::SlotSpec &, station::ValueRef payload)
{
    if (const auto *one = payload.as<email::ReceivedMail>()) {
        m_received[one->account].append(one->bytes);
    }
}

QByteArray Mailboxes::message(int number)
{
    const QByteArray count = QByteArray::number(number);
    return "From: duty@example.test\r\nSubject: Reply " + count + "\r\nMessage-ID: <" + count +
           "@example.test>\r\n\r\n.Seen, " + count + ".\r\n";
}

QString Mailboxes::path(const MailLab &lab, const QString &user, const char *folder)
{
    return QDir::cleanPath(lab.newMailFolder(user) + QLatin1String("/../") + QLatin1String(folder));
}

bool Mailboxes::put(const MailLab &lab, const QString &user, int first, int count, const QByteArray &where)
{
    constexpr uid_t mailUser = 8;
    const auto at = [&](const QByteArray &folder) {
        return path(lab, user, (where + '/' + folder).constData());
    };
    bool good = true;
    for (const char *folder : {"cur", "new", "tmp"})
        good = QDir().mkpath(at(folder)) && good;
    for (const QString &folder :
         {path(lab, user, ".."), path(lab, user, "."), at("."), at("cur"), at("new"), at("tmp")})
        good = ::chown(QFile::encodeName(folder).constData(), mailUser, mailUser) == 0 && good;
    for (int i = first; good && i < first + count; ++i) {
        const QString name = QStringLiteral("17000%1.M1P1.lab").arg(i, 5, 10, QLatin1Char('0'));
        QFile file(at("tmp") + QLatin1Char('/') + name);
        good = file.open(QIODevice::WriteOnly) && file.write(message(i)) > 0;
        file.close();
        good = ::chown(QFile::encodeName(file.fileName()).constData(), mailUser, mailUser) == 0 &&
               file.rename(at("new") + QLatin1Char('/') + name) && good;
    }
    return good;
}
