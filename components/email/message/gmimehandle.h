#pragma once

#include <gmime/gmime.h>
#include <memory>

namespace email {

/// Gives back what GMime and GLib hand out with a reference or an allocation of our own.
struct GMimeRelease
{
    void operator()(GMimeFormatOptions *options) const { g_mime_format_options_free(options); }
    void operator()(GDateTime *time) const { g_date_time_unref(time); }
    void operator()(GTimeZone *zone) const { g_time_zone_unref(zone); }
    void operator()(char *text) const { g_free(text); }
    template <typename Object>
    void operator()(Object *object) const
    {
        g_object_unref(object);
    }
};

/// The only owner of a GMime object. Containers of GMime take a reference of their own to what is put in.
template <typename Object>
using GMimeHandle = std::unique_ptr<Object, GMimeRelease>;

} // namespace email
