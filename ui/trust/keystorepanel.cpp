#include "ui/trust/keystorepanel.h"

#include "ui/trust/certificatemodel.h"

namespace ui {

KeyStorePanel::KeyStorePanel(QWidget *parent) : TrustPanel(parent)
{
    setModel(new CertificateModel(this), CertificateModel::SortRole,
             {.title = tr("User key store"),
              .empty = tr("The station has no keys yet; keys come with client certificates."),
              .key = QStringLiteral("trust-keys")});
}

} // namespace ui
