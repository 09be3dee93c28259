#pragma once

#include "ui/trust/certificateinfo.h"

#include <QDialog>

#include <functional>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace ui {

class CertificateDetails;
class StationLink;

/// A window with the details of a certificate or a chain: of a store, of a server, of a value on a sheet, or
/// of a file before it is imported.
class CertificateViewer final : public QDialog
{
    Q_OBJECT
public:
    CertificateViewer(const QString &title, const QList<CertificateInfo> &chain, QWidget *parent = nullptr);

    CertificateDetails &details() const { return *m_details; }
    /// A sentence above the details.
    void setIntroduction(const QString &text);
    /// Adds something between introduction and details.
    void addAbove(QWidget *widget);
    /// Adds a button that is never the default; pressing it accepts the dialog.
    QPushButton *addAction(const QString &text);

    /// Asks the station what @p content (PEM, DER or PKCS#7) holds and opens a viewer with it. @p failed
    /// gets the reason when it is no certificate; @p prepare, if any, gets the viewer before it opens.
    static void openContent(StationLink &link, const QByteArray &content, const QString &title,
                            QWidget *parent, std::function<void(const QString &)> failed,
                            std::function<void(CertificateViewer &)> prepare = {});

private:
    QVBoxLayout *m_above = nullptr;
    QLabel *m_introduction = nullptr;
    CertificateDetails *m_details = nullptr;
    QLabel *m_message = nullptr;
    QHBoxLayout *m_buttons = nullptr;
};

} // namespace ui
