#pragma once

#include "ui/trust/trustpanel.h"

namespace ui {

/// The tab of the User key store: certificates with the station's own private keys.
class KeyStorePanel final : public TrustPanel
{
    Q_OBJECT
public:
    explicit KeyStorePanel(QWidget *parent = nullptr);

    /// The station keeps no keys of its own, so there is nothing to read.
    void refresh() override {}

protected:
    void updateButtons() override {}
};

} // namespace ui
