#include "client/secretinput.h"

#include "client/inputfile.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>
#include <termios.h>
#include <unistd.h>

namespace client {

namespace {

constexpr qint64 maxSecret = 64 * 1024;

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

/// Switches the terminal's echo off for as long as it lives.
class NoEcho
{
public:
    NoEcho()
    {
        m_valid = ::tcgetattr(STDIN_FILENO, &m_before) == 0;
        termios quiet = m_before;
        quiet.c_lflag &= tcflag_t(~ECHO);
        if (m_valid)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    }
    ~NoEcho()
    {
        if (m_valid)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }
    NoEcho(const NoEcho &) = delete;
    NoEcho &operator=(const NoEcho &) = delete;

private:
    termios m_before{};
    bool m_valid = false;
};

station::Result<QString> withoutLineEnd(QByteArray bytes, const QString &what)
{
    if (bytes.endsWith('\n'))
        bytes.chop(1);
    if (bytes.endsWith('\r'))
        bytes.chop(1);
    if (bytes.isEmpty())
        return station::Error{what, tr("the secret is empty"), {}};
    return QString::fromUtf8(bytes);
}

station::Result<QString> prompt(const QString &what)
{
    if (!::isatty(STDIN_FILENO))
        return station::Error{what, tr("a secret is needed and there is no terminal to ask at"),
                              secretWays(what)};
    std::fprintf(stderr, "%s: ", qUtf8Printable(what));
    QByteArray line;
    {
        const NoEcho quiet;
        QFile input;
        if (input.open(STDIN_FILENO, QIODevice::ReadOnly | QIODevice::Unbuffered))
            line = input.readLine(maxSecret);
    }
    std::fputc('\n', stderr);
    return withoutLineEnd(line, what);
}

} // namespace

station::Result<QString> readSecret(const QString &from, const QString &what)
{
    if (from.isEmpty())
        return prompt(what);
    if (from == QLatin1String("-"))
        return withoutLineEnd(readStandardInput(), what);
    if (!from.startsWith(QLatin1Char('@')))
        return station::Error{what, tr("a secret cannot be an argument, where others can see it"),
                              secretWays(what)};
    const station::Result<QByteArray> bytes = readInputFile(from.mid(1), maxSecret);
    if (!bytes)
        return bytes.error();
    // Certificates with their keys (PKCS#12, PEM) are no secrets of one line, and travel in base64.
    const bool isFile = bytes->contains('\0') || bytes->startsWith("-----BEGIN ");
    return withoutLineEnd(isFile ? bytes->toBase64() : *bytes, what);
}

QString secretWays(const QString &slot)
{
    return tr("Write %1=@FILE to read it from a file, %1=- to read it from standard input, or just %1 to be "
              "asked for it")
        .arg(slot);
}

QByteArray readStandardInput()
{
    QFile input;
    return input.open(STDIN_FILENO, QIODevice::ReadOnly) ? input.readAll() : QByteArray();
}

} // namespace client
