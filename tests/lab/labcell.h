#pragma once

#include <QList>
#include <QStringList>

#include <functional>

namespace lab {

/// One row of the matrices: how to connect and sign in, what certificate the server has, what goes wrong.
///
/// What is no cell, since it cannot be: certificates and EXTERNAL in the clear. Every way of signing in meets
/// every certificate in every mode. Faults meet all of them too but for EXTERNAL and Automatic, and but for
/// certificates with which no mail may go: one that is refused never comes as far as the fault.
struct Cell
{
    QString mode;           ///< clear, STARTTLS or TLS.
    QString authentication; ///< As the account's slot: None, PLAIN ... EXTERNAL, Automatic.
    QString certificate;    ///< A key of certificates(); - in the clear.
    QString fault;          ///< A key of the fault matrix; empty for none.

    QString name() const;
    /// The name without the fault.
    QString way() const;
    bool isClear() const { return mode == u"clear"; }
    bool isExternal() const { return authentication == u"EXTERNAL"; }
    bool signsIn() const { return authentication != u"None"; }
    /// The laboratory's endpoint that it connects to.
    QString endpoint() const;
    /// What the server is to say of the sign-in; empty where there is none.
    QString mechanism() const;
};

QStringList authentications();
QStringList certificates();
/// Mode × authentication × certificate.
QList<Cell> sendMatrix();

/// What has to happen to a message in a cell of sendMatrix().
enum class Fate {
    Sent,
    SentWhenApproved, ///< Held, with the certificate shown; goes when a person has approved it.
    NotLetIn,         ///< Waits: the server closes for want of a certificate, and its words are shown.
    OldTlsRefused,    ///< Held: TLS does not come about, and the words name the setting.
    NoSignIn,         ///< Held: EXTERNAL without a certificate is not even tried.
    NotShown,         ///< Held, also when approved: no client certificate for a server of another name.
};
Fate fateOf(const Cell &cell);
QString textOf(Fate fate);

/// A grid as text: a column for each of @p columns, @p at gives what stands in it.
QString grid(const QString &title, const QStringList &rows, const QStringList &columns,
             const std::function<QString(const QString &row, const QString &column)> &at);

} // namespace lab
