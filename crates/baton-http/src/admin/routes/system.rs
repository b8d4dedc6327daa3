//! The state of this Baton, its settings and its audit.

use axum::Json;
use axum::extract::State;
use baton_admin::audit::{self, AuditRow};
use baton_admin::system::{
    self, BaseCheck, CompanyTime, CompanyTimeInput, HolidayFileInput, ImportedHolidays, PortChosen,
    PortInput, Settings, SettingsPatchInput, System,
};
use baton_admin::{Page, PageQuery};
use baton_core::company::Company;

use super::Answer;
use crate::admin::Admin;
use crate::admin::described::{Routes, routes};
use crate::admin::extract::{Body, Query, Who};
use crate::hooks;

pub(super) fn router() -> Routes {
    Routes::new()
        .routes(routes!(system_get))
        .routes(routes!(settings_get, settings_change))
        .routes(routes!(company_get, company_set))
        .routes(routes!(company_time_get, company_time_set))
        .routes(routes!(holidays_import, holidays_remove))
        .routes(routes!(settings_check_base))
        .routes(routes!(settings_take_port))
        .routes(routes!(audit_list))
        .routes(routes!(openapi_get))
}

/// Reads the state of this Baton.
#[utoipa::path(get, path = "/system", tag = "system", responses((status = 200, body = System)))]
async fn system_get(State(admin): State<Admin>, Who(actor): Who) -> Answer<System> {
    Ok(Json(
        system::get(&admin.engine, &actor, admin.host_kind()).await?,
    ))
}

/// Reads the settings.
#[utoipa::path(get, path = "/settings", tag = "system", responses((status = 200, body = Settings)))]
async fn settings_get(State(admin): State<Admin>) -> Answer<Settings> {
    Ok(Json(system::settings(&admin.engine).await?))
}

/// Changes settings; what is left out stays.
#[utoipa::path(patch, path = "/settings", tag = "system", request_body = SettingsPatchInput,
    responses((status = 200, body = Settings)))]
async fn settings_change(
    State(admin): State<Admin>,
    Who(actor): Who,
    Body(input): Body<SettingsPatchInput>,
) -> Answer<Settings> {
    Ok(Json(
        system::change_settings(&admin.engine, &actor, input).await?,
    ))
}

/// Reads what messages can say about the company.
#[utoipa::path(get, path = "/settings/company", tag = "system",
    responses((status = 200, body = Company)))]
async fn company_get(State(admin): State<Admin>) -> Answer<Company> {
    Ok(Json(system::company(&admin.engine).await?))
}

/// Replaces what messages can say about the company.
#[utoipa::path(put, path = "/settings/company", tag = "system", request_body = Company,
    responses((status = 200, body = Company)))]
async fn company_set(
    State(admin): State<Admin>,
    Who(actor): Who,
    Body(input): Body<Company>,
) -> Answer<Company> {
    Ok(Json(
        system::set_company(&admin.engine, &actor, input).await?,
    ))
}

/// Reads the company's time zone and holidays.
#[utoipa::path(get, path = "/settings/time", tag = "system",
    responses((status = 200, body = CompanyTime)))]
async fn company_time_get(State(admin): State<Admin>) -> Answer<CompanyTime> {
    Ok(Json(system::company_time(&admin.engine).await?))
}

/// Sets the company's time zone, and whose holidays it has.
#[utoipa::path(put, path = "/settings/time", tag = "system", request_body = CompanyTimeInput,
    responses((status = 200, body = CompanyTime)))]
async fn company_time_set(
    State(admin): State<Admin>,
    Who(actor): Who,
    Body(input): Body<CompanyTimeInput>,
) -> Answer<CompanyTime> {
    Ok(Json(
        system::set_company_time(&admin.engine, &actor, input).await?,
    ))
}

/// Imports a file with holidays, in the place of the last one.
#[utoipa::path(put, path = "/settings/time/holidays", tag = "system",
    request_body = HolidayFileInput, responses((status = 200, body = ImportedHolidays)))]
async fn holidays_import(
    State(admin): State<Admin>,
    Who(actor): Who,
    Body(input): Body<HolidayFileInput>,
) -> Answer<ImportedHolidays> {
    Ok(Json(
        system::import_holidays(&admin.engine, &actor, input).await?,
    ))
}

/// Removes the holidays that were imported.
#[utoipa::path(delete, path = "/settings/time/holidays", tag = "system",
    responses((status = 200, body = CompanyTime)))]
async fn holidays_remove(State(admin): State<Admin>, Who(actor): Who) -> Answer<CompanyTime> {
    Ok(Json(system::remove_holidays(&admin.engine, &actor).await?))
}

/// Fetches a nonce through the base address to see whether it leads back here.
#[utoipa::path(post, path = "/settings/check-base", tag = "system",
    responses((status = 200, body = BaseCheck)))]
async fn settings_check_base(State(admin): State<Admin>) -> Answer<BaseCheck> {
    Ok(Json(system::check_base(&admin.engine).await?))
}

/// Chooses another port for calls: the one asked for if it is free, else the next free one.
/// Addresses that were copied before have the former one in them, unless there is a public base.
#[utoipa::path(put, path = "/settings/port", tag = "system", request_body = PortInput,
    responses((status = 200, body = PortChosen)))]
async fn settings_take_port(
    State(admin): State<Admin>,
    Who(actor): Who,
    Body(input): Body<PortInput>,
) -> Answer<PortChosen> {
    Ok(Json(
        hooks::take_another_port(&admin.engine, &actor, input).await?,
    ))
}

/// Lists who changed what, the latest first.
#[utoipa::path(get, path = "/audit", tag = "system", params(PageQuery),
    responses((status = 200, body = Page<AuditRow>)))]
async fn audit_list(
    State(admin): State<Admin>,
    Query(query): Query<PageQuery>,
) -> Answer<Page<AuditRow>> {
    Ok(Json(audit::list(&admin.engine, query).await?))
}

/// This document.
#[utoipa::path(get, path = "/openapi.json", tag = "system",
    responses((status = 200, body = serde_json::Value)))]
async fn openapi_get() -> Json<utoipa::openapi::OpenApi> {
    Json(crate::admin::openapi())
}
