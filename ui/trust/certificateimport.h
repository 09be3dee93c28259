#pragma once

#include "ui/trust/certificateinfo.h"

#include <QObject>

class QWidget;

namespace ui {

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

Q_SIGNALS:
    /// What came of it, or why nothing did; for the message line of whoever began it.
    void said(const QString &text);
    void imported();

private:
    void review(const QJsonObject &found);
    void import();
    void offerDeletion(const QJsonArray &needless);
    void finish(const QString &text);
    QWidget *window() const;

    StationLink &m_link;
    QByteArray m_content;
    QString m_source;
};

} // namespace ui
