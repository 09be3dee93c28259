#include "tests/lab/maillab.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <csignal>

namespace {

constexpr int startPatience = 60'000; // milliseconds; a busy machine runs several laboratories at once
constexpr int stopPatience = 20'000;
const QString upScript = QStringLiteral(TOCSIN_LAB_FOLDER "/up");

QString lastLine(const QByteArray &output)
{
    return QString::fromUtf8(output.trimmed().split('\n').last());
}

} // namespace

MailLab::MailLab() : m_folder(QDir::tempPath() + QStringLiteral("/tocsin-lab-XXXXXX"))
{
    // "up --hold" removes the folder, and does so even when this process is killed.
    m_folder.setAutoRemove(false);
    m_servers.start(upScript, {QStringLiteral("--hold"), m_folder.path()});
    QByteArray output;
    while (!output.endsWith("ready\n")) {
        if (!m_servers.waitForReadyRead(startPatience)) {
            m_error = lastLine(m_servers.readAllStandardError());
            if (m_error.isEmpty())
                m_error = QStringLiteral("%1: %2").arg(upScript, m_servers.errorString());
            return;
        }
        output += m_servers.readAllStandardOutput();
    }
    readEndpoints();
}

MailLab::~MailLab()
{
    m_servers.closeWriteChannel();
    m_servers.waitForFinished(stopPatience);
}

QString MailLab::unavailableReason()
{
    QProcess check;
    check.start(upScript, {QStringLiteral("--check")});
    if (!check.waitForFinished(startPatience))
        return QStringLiteral("%1: %2").arg(upScript, check.errorString());
    return check.exitCode() == 0 ? QString() : lastLine(check.readAllStandardError());
}

void MailLab::readEndpoints()
{
    QFile table(m_folder.filePath(QStringLiteral("endpoints.tsv")));
    if (!table.open(QIODevice::ReadOnly)) {
        m_error = table.errorString();
        return;
    }
    const QStringList lines = QString::fromUtf8(table.readAll()).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        const QStringList fields = line.split(u'\t');
        if (fields.size() != 7) {
            m_error = QStringLiteral("endpoints.tsv: seven fields expected: %1").arg(line);
            return;
        }
        m_endpoints.append({.name = fields[0],
                            .server = fields[1],
                            .address = fields[2],
                            .port = fields[3].toUShort(),
                            .tls = fields[4],
                            .auth = fields[5] == u"yes",
                            .certificate = fields[6]});
    }
}

MailLab::Endpoint MailLab::endpoint(const QString &name) const
{
    const auto found = std::find_if(m_endpoints.begin(), m_endpoints.end(),
                                    [&](const Endpoint &candidate) { return candidate.name == name; });
    return found == m_endpoints.end() ? Endpoint() : *found;
}

QString MailLab::certificateFile(const QString &certificate) const
{
    return m_folder.filePath(QStringLiteral("pki/%1.crt").arg(certificate));
}

bool MailLab::dovecot(const QStringList &words)
{
    QProcess process;
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start(
        QStringLiteral("dovecot"),
        QStringList{QStringLiteral("-c"), m_folder.filePath(QStringLiteral("dovecot/dovecot.conf"))} + words);
    return process.waitForFinished(stopPatience) && process.exitCode() == 0;
}

bool MailLab::stopReading()
{
    // At its own request Dovecot ends only when it has served whoever is there.
    QFile number(m_folder.filePath(QStringLiteral("dovecot/run/master.pid")));
    if (!number.open(QIODevice::ReadOnly))
        return false;
    const pid_t master = number.readAll().trimmed().toInt();
    QFile list(QStringLiteral("/proc/%1/task/%1/children").arg(master));
    if (master <= 1 || !list.open(QIODevice::ReadOnly))
        return false;
    const QList<QByteArray> children = list.readAll().simplified().split(' ');
    bool good = ::kill(master, SIGKILL) == 0;
    for (const QByteArray &child : children)
        good = (child.toInt() > 1 && ::kill(child.toInt(), SIGKILL) == 0) && good;
    return good && number.remove();
}

bool MailLab::startReading(const QStringList &remade)
{
    for (const QString &user : remade) {
        QDir maildir(newMailFolder(user) + QLatin1String("/.."));
        for (const QString &file :
             maildir.entryList({QStringLiteral("dovecot.*"), QStringLiteral("dovecot-uidlist")},
                               QDir::Files | QDir::Hidden))
            maildir.remove(file);
    }
    return dovecot({});
}

QString MailLab::newMailFolder(const QString &user) const
{
    return m_folder.filePath(QStringLiteral("mail/%1/Maildir/new").arg(user));
}

QList<QByteArray> MailLab::maildir(const QString &user) const
{
    QList<QByteArray> messages;
    const QDir folder(newMailFolder(user));
    for (const QString &name : folder.entryList(QDir::Files, QDir::Time | QDir::Reversed)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            messages.append(file.readAll());
    }
    return messages;
}

void MailLab::clear(const QString &user)
{
    QDir folder(newMailFolder(user));
    for (const QString &name : folder.entryList(QDir::Files))
        folder.remove(name);
}

QByteArray MailLab::asSent(const QByteArray &delivered)
{
    static const QList<QByteArray> trace = {"Return-Path:", "Delivered-To:", "Received:"};
    qsizetype begin = 0;
    const auto isTrace = [&] {
        return std::any_of(trace.begin(), trace.end(), [&](const QByteArray &field) {
            return delivered.mid(begin, field.size()).compare(field, Qt::CaseInsensitive) == 0;
        });
    };
    while (isTrace()) {
        do { // a field goes on as long as lines begin with white space
            const qsizetype end = delivered.indexOf('\n', begin);
            begin = end < 0 ? delivered.size() : end + 1;
        } while (begin < delivered.size() && (delivered[begin] == ' ' || delivered[begin] == '\t'));
    }
    return delivered.mid(begin);
}
