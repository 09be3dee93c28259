#pragma once

#include "ui/trust/hostentry.h"

#include <QWidget>

namespace ui {

/// Address, TLS version, cipher and conversation of a connection that was refused.
class ConnectionDetails final : public QWidget
{
    Q_OBJECT
public:
    explicit ConnectionDetails(const HostEntry::Meeting &met, QWidget *parent = nullptr);
};

} // namespace ui
