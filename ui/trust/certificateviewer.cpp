#include "ui/trust/certificateviewer.h"

#include "ui/link/stationlink.h"
#include "ui/trust/certificatedetails.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace ui {

CertificateViewer::CertificateViewer(const QString &title, const QList<CertificateInfo> &chain,
                                     QWidget *parent)
    : QDialog(parent),
      m_above(new QVBoxLayout),
      m_introduction(selectableLabel(tr("About this certificate"), this)),
      m_details(new CertificateDetails(this)),
      m_message(selectableLabel(tr("Message"), this)),
      m_buttons(new QHBoxLayout)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    m_introduction->hide();
    m_message->hide();
    m_details->setChain(chain);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(m_details);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *close = new QPushButton(tr("Close"), this);
    close->setDefault(true);
    close->setAccessibleName(close->text());
    m_buttons->addWidget(m_message, 1);
    m_buttons->addStretch();
    m_buttons->addWidget(close);
    m_above->addWidget(m_introduction);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(m_above);
    layout->addWidget(scroll, 1);
    layout->addLayout(m_buttons);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_details, &CertificateDetails::said, this, [this](const QString &text) {
        m_message->setText(text);
        m_message->show();
    });
    close->setFocus();
    scroll->setMinimumWidth(scrolledWidth(*m_details, *scroll));
    resize(sizeHint().width(), m_details->sizeHint().height() + fontMetrics().height() * 6);
}

void CertificateViewer::setIntroduction(const QString &text)
{
    m_introduction->setText(text);
    m_introduction->show();
}

void CertificateViewer::addAbove(QWidget *widget)
{
    m_above->addWidget(widget);
    resize(width(), height() + m_above->spacing() + widget->sizeHint().height());
}

QPushButton *CertificateViewer::addAction(const QString &text)
{
    auto *button = new QPushButton(text, this);
    button->setAutoDefault(false);
    button->setAccessibleName(QString(text).remove(QLatin1Char('&')));
    m_buttons->insertWidget(m_buttons->count() - 1, button);
    connect(button, &QPushButton::clicked, this, &QDialog::accept);
    return button;
}

void CertificateViewer::openContent(StationLink &link, const QByteArray &content, const QString &title,
                                    QWidget *parent, std::function<void(const QString &)> failed,
                                    std::function<void(CertificateViewer &)> prepare)
{
    link.call(QStringLiteral("trust.inspect"),
              {{QStringLiteral("content"), QString::fromLatin1(content.toBase64())},
               {QStringLiteral("source"), title}},
              parent,
              [title, parent, failed = std::move(failed),
               prepare = std::move(prepare)](const client::Reply &reply) {
                  const QJsonArray found = reply.value[QStringLiteral("certificates")].toArray();
                  if (!reply.ok() || found.isEmpty())
                      return failed(reply.ok() ? tr("%1 holds no certificate.").arg(title)
                                               : reply.errors.first().text());
                  auto *viewer = new CertificateViewer(title, certificatesFrom(found), parent);
                  if (prepare)
                      prepare(*viewer);
                  viewer->open();
              });
}

} // namespace ui
