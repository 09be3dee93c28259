#pragma once

#include "ui/trust/hostentry.h"

#include <QObject>

#include <functional>

class QPushButton;
class QWidget;

namespace ui {

class CertificateViewer;
class StationLink;

/// Imports certificates into the User trust store: shows first what would be believed, imports when a person
/// says so, and offers to delete the approvals that nobody needs afterwards. One object for one import; it
/// goes with finished().
class CertificateImport final : public QObject
{
    Q_OBJECT
public:
    CertificateImport(StationLink &link, QWidget *parent);

    /// Reads a file and shows what it holds.
    void startFile(const QString &path);
    void start(const QByteArray &content, const QString &source);
    /// What a server sent that is not believed proves nothing: its fingerprint must be given from elsewhere.
    void startSent(const CertificateInfo &issuer);

Q_SIGNALS:
    /// What came of it, or why nothing did; for the message line of whoever began it.
    void said(const QString &text);
    /// Done, and what followed was decided.
    void imported();
    /// It is over, whatever came of it.
    void finished();

private:
    void review(const QJsonObject &found);
    void askForFingerprint(CertificateViewer &viewer, QPushButton &button);
    void import();
    void offerDeletion(const QJsonArray &needless);
    void finish(const QString &text);
    QWidget *window() const;

    StationLink &m_link;
    QByteArray m_content;
    QString m_source;
    QString m_expected; ///< SHA-256 that must be pasted; empty = nothing must.
};

/// Begins the import of the issuer of @p entry: of what the server sent along, or, where it sent none, of a
/// file that is asked for. @p prepare gets the import before it begins.
void startIssuerImport(StationLink &link, const HostEntry &entry, QWidget *parent,
                       std::function<void(CertificateImport &)> prepare);

} // namespace ui
