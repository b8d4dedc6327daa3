//! Routes beside what the document says of them. What is said is made only for a document: a
//! server serves its routes without ever asking, and would pay for it at each start in time and
//! memory. So this holds the work of describing, not its result.

use axum::Router;
use axum::handler::Handler;
use axum::routing::MethodRouter;
use utoipa::openapi::{HttpMethod, RefOr, Schema};
use utoipa_axum::PathItemExt;
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouter};

use super::Admin;

/// The shapes that a route leads to, by name.
pub(super) type Schemas = Vec<(String, RefOr<Schema>)>;

/// What the document says of one path: the shapes, the operations, and what serves them, which
/// the document has no use for.
pub(super) type Description = UtoipaMethodRouter<Admin>;

/// The work of describing one path.
type Describe = Box<dyn FnOnce() -> Description>;

/// One path with its methods.
pub(super) struct Described {
    path: String,
    methods: MethodRouter<Admin>,
    describe: Describe,
}

impl Described {
    /// A path, what serves it, and how to describe it.
    pub(super) fn new(
        path: String,
        methods: MethodRouter<Admin>,
        describe: impl FnOnce() -> Description + 'static,
    ) -> Self {
        Self {
            path,
            methods,
            describe: Box::new(describe),
        }
    }
}

/// Paths with what serves them and how to describe them.
#[derive(Default)]
pub(super) struct Routes {
    router: Router<Admin>,
    describe: Vec<Describe>,
}

impl Routes {
    /// None yet.
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// These and one more.
    pub(super) fn routes(mut self, one: Described) -> Self {
        self.router = self.router.route(&one.path, one.methods);
        self.describe.push(one.describe);
        self
    }

    /// These and those.
    pub(super) fn merge(mut self, those: Self) -> Self {
        self.router = self.router.merge(those.router);
        self.describe.extend(those.describe);
        self
    }

    /// What serves them.
    pub(super) fn into_router(self) -> Router<Admin> {
        self.router
    }

    /// What the document says of them.
    pub(super) fn describe(self) -> OpenApiRouter<Admin> {
        let described = self.describe.into_iter().map(|describe| describe());
        described.fold(OpenApiRouter::new(), OpenApiRouter::routes)
    }
}

/// Lets a handler serve some methods beside those that are served already.
pub(super) fn serve<H, T>(
    served: MethodRouter<Admin>,
    methods: &[HttpMethod],
    handler: H,
) -> MethodRouter<Admin>
where
    H: Handler<T, Admin>,
    T: 'static,
{
    let filters = methods.iter().map(|method| method.to_method_filter());
    filters.fold(served, |served, filter| served.on(filter, handler.clone()))
}

/// The handlers of one path, each with its `utoipa::path` attribute, as a [`Described`].
macro_rules! routes {
    ($first:ident $(, $more:ident)* $(,)?) => {{
        use utoipa::Path as _;
        utoipa_axum::paste! {
            let methods = axum::routing::MethodRouter::new();
            let methods = $crate::admin::described::serve(
                methods, &[<__path_ $first>]::methods(), $first,
            );
            $(let methods = $crate::admin::described::serve(
                methods, &[<__path_ $more>]::methods(), $more,
            );)*
            $crate::admin::described::Described::new(
                [<__path_ $first>]::path(),
                methods,
                || -> $crate::admin::described::Description {
                    utoipa_axum::routes!($first $(, $more)*)
                },
            )
        }
    }};
}
pub(super) use routes;
