// Forced in front of the SQLite addon's C++ sources when it is built for an Electron that knows
// Node-API 8 only. The addon keeps references to strings and numbers; that came with Node-API 10.
// Here such a value is put into a tagged object first and taken out again when it is read.
#pragma once
#include <node_api.h>

namespace claimwright {

constexpr napi_type_tag kBoxTag = {0x6f0a6e8d3c2b4f91ULL, 0x9b7d51a2c84e03f6ULL};

inline napi_status CreateReference(napi_env env, napi_value value, uint32_t count, napi_ref* result) {
  napi_valuetype type;
  napi_status status = napi_typeof(env, value, &type);
  if (status != napi_ok) return status;
  if (type == napi_object || type == napi_function || type == napi_external) {
    return napi_create_reference(env, value, count, result);
  }
  napi_value box;
  if ((status = napi_create_object(env, &box)) != napi_ok) return status;
  if ((status = napi_type_tag_object(env, box, &kBoxTag)) != napi_ok) return status;
  if ((status = napi_set_named_property(env, box, "v", value)) != napi_ok) return status;
  return napi_create_reference(env, box, count, result);
}

inline napi_status GetReferenceValue(napi_env env, napi_ref ref, napi_value* result) {
  napi_value held = nullptr;
  napi_status status = napi_get_reference_value(env, ref, &held);
  *result = held;
  if (status != napi_ok || held == nullptr) return status;
  napi_valuetype type;
  if ((status = napi_typeof(env, held, &type)) != napi_ok) return status;
  // Externals and functions are never boxes, and a tag cannot be asked of an external.
  if (type != napi_object) return napi_ok;
  bool boxed = false;
  if ((status = napi_check_object_type_tag(env, held, &kBoxTag, &boxed)) != napi_ok) return status;
  return boxed ? napi_get_named_property(env, held, "v", result) : napi_ok;
}

}  // namespace claimwright

#define napi_create_reference claimwright::CreateReference
#define napi_get_reference_value claimwright::GetReferenceValue
