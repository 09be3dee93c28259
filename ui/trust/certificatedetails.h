#pragma once

#include "ui/trust/certificateinfo.h"

#include <QWidget>

class QAbstractScrollArea;
class QFormLayout;
class QLabel;
class QListWidget;

namespace ui {

/// Everything about a certificate and the chain it came with, to read, copy and save.
class CertificateDetails final : public QWidget
{
    Q_OBJECT
public:
    explicit CertificateDetails(QWidget *parent = nullptr);

    /// The server's certificate first, then its issuers.
    void setChain(const QList<CertificateInfo> &chain);
    const CertificateInfo &current() const { return m_chain[m_current]; }
    /// The text that "Copy as text" takes.
    QString text() const;

Q_SIGNALS:
    /// Something could not be done, or was: for the message line of whoever shows this.
    void said(const QString &text);

private:
    void showCertificate(int index);
    void addRow(QFormLayout *form, const QString &label, QLabel *&value, bool fixed = false);
    QWidget *makeButtons();
    void save();

    QList<CertificateInfo> m_chain{CertificateInfo()};
    int m_current = 0;
    QLabel *m_chainLabel = nullptr;
    QListWidget *m_list = nullptr;
    QLabel *m_subject = nullptr;
    QLabel *m_issuer = nullptr;
    QLabel *m_validity = nullptr;
    QLabel *m_sha256 = nullptr;
    QLabel *m_names = nullptr;
    QLabel *m_use = nullptr;
    QLabel *m_key = nullptr;
    QLabel *m_signature = nullptr;
    QLabel *m_serial = nullptr;
    QLabel *m_spki = nullptr;
};

/// A label whose text can be selected with mouse and keyboard and never is taken for markup.
QLabel *selectableLabel(const QString &accessibleName, QWidget *parent);
/// Draws @p label in the fixed-width font: fingerprints are compared digit by digit.
void setFixedFont(QLabel *label);
/// How wide @p area must be to show @p content without scrolling sideways.
int scrolledWidth(const QWidget &content, const QAbstractScrollArea &area);
/// The fingerprint in two lines of four groups.
QString fingerprintLines(const QString &sha256);

} // namespace ui
